using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Reading properties and indexers.</summary>
internal static class Properties
{
    public static Value Of(Interpreter e, IPropertyReferenceOperation reference)
    {
        var instance = e.Of(reference.Instance);
        var property = reference.Property;
        var arguments = Invocations.Arguments(e, reference.Arguments);
        if (property.IsIndexer && instance is ListValue or EachValue && arguments is [var index]) return Lists.At(instance, index.Value);
        if (DimFacts.Of(e.Types, property, instance, arguments) is { } dim) return dim;
        if (TensorFacts.Of(property, instance) is { } fact && e.Contracts.Signature(property) is null) return fact;
        if (ListFacts.Of(property, instance) is { } listed) return listed;
        if (instance is ListValue several && Component(property) is { } component && component < several.Items.Length) return several.Items[component];
        if (e.Source.Property(e, reference, instance) is { } sourced) return sourced;
        var list = reference.Instance is { } receiver && e.Types.IsTensor(receiver.Type)
            ? new ArgumentList([new(property.ContainingType.Receiver()?.Name ?? "x", property.ContainingType.Receiver(), receiver.Syntax, instance), .. arguments])
            : new ArgumentList(arguments);
        if (e.Contracts.Signature(property) is not null || e.Contracts.Dims(property) is not null || list.Items.Length > 0) return Calls.Apply(e, reference, OperationName.Of(property), property, property.Type, list);
        return reference.Instance is null or IInstanceReferenceOperation ? e.Compilation.Fields.Of(property) : Value.Unknown;
    }

    // A struct of several results: which of its parts a property is, by the order in which it deconstructs.
    static int? Component(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers("Deconstruct"))
            if (member is IMethodSymbol { Parameters: var parts })
                for (int i = 0; i < parts.Length; i++)
                    if (string.Equals(parts[i].Name, property.Name, StringComparison.OrdinalIgnoreCase)) return i;
        return null;
    }
}
