using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>
/// Dims, strings and numbers that readonly fields and get-only properties of the source hold: <c>static readonly Dim Batch = new();</c>
/// is named Batch. What stands in metadata has lost its initialiser: there a dim is named as its field is if its type is marked
/// [NamedDims], and else unknown.
/// </summary>
internal sealed class DimFields(KnownTypes types)
{
    readonly ConcurrentDictionary<ISymbol, Value> known = new(SymbolEqualityComparer.Default);

    /// <summary>What a field or property holds for good.</summary>
    public Value Of(ISymbol member) => known.GetOrAdd(member.OriginalDefinition, Read);

    /// <summary>The readonly dims of a type that says [NamedDims], which must be named as they are declared.</summary>
    public IEnumerable<ISymbol> Promised(INamedTypeSymbol type) => IsNamed(type) ? type.GetMembers().Where(m => IsDim(m)) : [];

    Value Read(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty) return IsDim(member) && IsNamed(member.ContainingType) ? Named(member.Name) : Value.Unknown;
        if (member.ContainingType is { } owner && owner.Constructors().Any(c => c.IsStatic == member.IsStatic && !c.IsImplicitlyDeclared && MayAssign(c, member))) return Value.Unknown;
        var (type, initial) = member switch
        {
            IFieldSymbol { IsReadOnly: true } field => (field.Type, Initializer(field)),
            IPropertySymbol { SetMethod: null } property => (property.Type, Initializer(property)),
            _ => (null, null),
        };
        return initial is null ? Value.Unknown : Parse(member.Name, type!, initial);
    }

    Value Parse(string name, ITypeSymbol type, ExpressionSyntax initial)
    {
        bool dim = KnownTypes.Is(type, types.Dim);
        switch (initial)
        {
            case BaseObjectCreationExpressionSyntax { Initializer: null } creation when dim:
                return creation.ArgumentList is null or { Arguments.Count: 0 } ? Named(name)
                    : creation.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string own } }] ? Named(own) : Value.Unknown;
            case LiteralExpressionSyntax { Token.Value: string text }:
                return dim ? Named(text) : type.SpecialType == SpecialType.System_String ? new TextValue(text) : Value.Unknown;
            case LiteralExpressionSyntax { Token.Value: int number } when type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64:
                return NumberValue.Of(number);
            default:
                return Value.Unknown;
        }
    }

    bool IsNamed(INamedTypeSymbol? type) => type is not null && type.GetAttributes().Any(a => KnownTypes.Is(a.AttributeClass, types.NamedDimsAttribute));

    bool IsDim(ISymbol member) => member is IFieldSymbol { IsStatic: true, IsReadOnly: true, IsImplicitlyDeclared: false } field && KnownTypes.Is(field.Type, types.Dim)
        || member is IPropertySymbol { IsStatic: true, SetMethod: null } property && KnownTypes.Is(property.Type, types.Dim);

    static Value Named(string name)
    {
        try { return new DimValue((DimRef)(Dim)name); }
        catch (TensorTypeException) { return Value.Unknown; }
    }

    static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences is [var reference]
        ? reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        }
        : null;

    // A readonly field may be assigned again in a constructor.
    static bool MayAssign(IMethodSymbol constructor, ISymbol member) => constructor.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is ConstructorDeclarationSyntax declaration
        && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name));
}

/// <summary>Constructors, static ones included.</summary>
internal static class ConstructorList
{
    public static IEnumerable<IMethodSymbol> Constructors(this INamedTypeSymbol type) => type.InstanceConstructors.Concat(type.StaticConstructors);
}
