using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>What members declare, read from metadata or source once per compilation: [Signature] and [Dims]. Text that is no contract counts as none.</summary>
internal sealed class Contracts(KnownTypes types)
{
    readonly ConcurrentDictionary<ISymbol, Signature?> signatures = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<ISymbol, TypePattern?> dims = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<IMethodSymbol, TypePattern?> results = new(SymbolEqualityComparer.Default);

    public KnownTypes Types => types;

    /// <summary>The [Signature] of a method, property, constructor, type or delegate; an accessor has its property's.</summary>
    public Signature? Signature(ISymbol member)
    {
        var declared = (member as IMethodSymbol)?.AssociatedSymbol ?? member;
        return signatures.GetOrAdd(declared.OriginalDefinition, symbol => Text(symbol.GetAttributes(), types.SignatureAttribute) is { } text ? Parsed(() => NamedTorch.Signature.Parse(text)) : null);
    }

    /// <summary>Whether sizes at run time decide which dims a member's result has.</summary>
    public bool DependsOnSizes(ISymbol member) => member.OriginalDefinition.GetAttributes().Any(a => KnownTypes.Is(a.AttributeClass, types.DependsOnSizesAttribute));

    /// <summary>The [Dims] of a parameter, field or property.</summary>
    public TypePattern? Dims(ISymbol symbol) => dims.GetOrAdd(symbol.OriginalDefinition, declared => Pattern(declared.GetAttributes()));

    /// <summary>The [return: Dims] of a method; a property getter has its property's.</summary>
    public TypePattern? Result(IMethodSymbol method) => method.AssociatedSymbol is IPropertySymbol property && Dims(property) is { } own
        ? own
        : results.GetOrAdd(method.OriginalDefinition, declared => Pattern(declared.GetReturnTypeAttributes()));

    /// <summary>True for a parameter whose argument is applied: [Applies].</summary>
    public bool IsApplied(IParameterSymbol parameter) =>
        types.AppliesAttribute is { } applies && parameter.OriginalDefinition.GetAttributes().Any(a => KnownTypes.Is(a.AttributeClass, applies));

    /// <summary>True for a member that writes into its receiver: [Overwrites].</summary>
    public bool Overwrites(IMethodSymbol method) =>
        types.OverwritesAttribute is { } overwrites && method.OriginalDefinition.GetAttributes().Any(a => KnownTypes.Is(a.AttributeClass, overwrites));

    TypePattern? Pattern(ImmutableArray<AttributeData> attributes) => Text(attributes, types.DimsAttribute) is { } text ? Parsed(() => TypePattern.Parse(text)) : null;

    static string? Text(ImmutableArray<AttributeData> attributes, INamedTypeSymbol? wanted)
    {
        foreach (var attribute in attributes)
            if (KnownTypes.Is(attribute.AttributeClass, wanted) && attribute.ConstructorArguments is [var argument])
                return argument.Kind == TypedConstantKind.Array
                    ? argument.Values.IsDefault ? null : string.Join(" ", argument.Values.Select(static v => v.Value as string))
                    : argument.Value as string;
        return null;
    }

    static T? Parsed<T>(Func<T> parse)
        where T : class
    {
        try { return parse(); }
        catch (TensorTypeException) { return null; }
    }
}
