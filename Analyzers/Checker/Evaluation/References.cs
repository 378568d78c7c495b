using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Reading variables, fields, elements and temporaries.</summary>
internal static class References
{
    public static Value Variable(Interpreter e, ISymbol variable) => e.Facts.IsShared(variable) ? Value.Unknown : e.Store[e.Places.Of(variable)] ?? Outer(e, variable);

    public static Value Capture(Interpreter e, IFlowCaptureReferenceOperation capture) => e.Store[e.Places.Of(capture.Id)] ?? Value.Unknown;

    public static Value Field(Interpreter e, IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        var instance = e.Of(reference.Instance);
        if (instance is ListValue list && field.ContainingType is { IsTupleType: true } tuple) return Element(tuple, field, list);
        if (IsTracked(reference) && e.Store[e.Places.Of(field)] is { } assigned) return assigned;
        if (e.Contracts.Dims(field) is { } contract) return Results.Promised(contract, field.Type);
        return e.Source.Field(e, reference) ?? e.Compilation.Fields.Of(field);
    }

    /// <summary>A field of this object or a static one: its assignments are followed until something is called.</summary>
    public static bool IsTracked(IFieldReferenceOperation reference) => reference.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    public static Value ArrayElement(Interpreter e, IArrayElementReferenceOperation reference)
    {
        var array = e.Of(reference.ArrayReference);
        var indices = reference.Indices.Select(e.Of).ToArray();
        return indices is [var index] ? Lists.At(array, index) : Value.Unknown;
    }

    static Value Element(INamedTypeSymbol tuple, IFieldSymbol field, ListValue list)
    {
        var wanted = field.CorrespondingTupleField ?? field;
        for (int i = 0; i < tuple.TupleElements.Length && i < list.Items.Length; i++)
            if (SymbolEqualityComparer.Default.Equals(tuple.TupleElements[i].CorrespondingTupleField ?? tuple.TupleElements[i], wanted)) return list.Items[i];
        return Value.Unknown;
    }

    // A parameter of a primary constructor, read in a member: a number stays a symbol unless something assigns it.
    static Value Outer(Interpreter e, ISymbol variable) => variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter
        ? EntryValues.OfConstructor(e, constructor, parameter)
        : Value.Unknown;
}
