using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Writing variables, fields, properties and elements.</summary>
internal static class Assignments
{
    public static Value Simple(Interpreter e, ISimpleAssignmentOperation assignment)
    {
        Target(e, assignment.Target);
        var value = e.Of(assignment.Value);
        Assign(e, assignment, assignment.Target, value, assignment.Value.Syntax);
        return value;
    }

    public static Value Deconstruction(Interpreter e, IDeconstructionAssignmentOperation assignment)
    {
        Target(e, assignment.Target);
        var value = e.Of(assignment.Value);
        Assign(e, assignment, assignment.Target, value, assignment.Value.Syntax);
        return value;
    }

    public static Value Compound(Interpreter e, ICompoundAssignmentOperation assignment)
    {
        var left = e.Of(assignment.Target);
        var right = e.Of(assignment.Value);
        var value = assignment.OperatorMethod is { Parameters: [var first, var second] } method
            ? Calls.Apply(e, assignment, OperationName.Of(method), method, method.ReturnType, new([new(first.Name, first, assignment.Target.Syntax, left), new(second.Name, second, assignment.Value.Syntax, right)]))
            : assignment.OperatorMethod is null ? Arithmetic.Binary(assignment.OperatorKind, left, right) : Value.Unknown;
        value = Conversions.To(e.Types, value, assignment.Type, out _);
        Assign(e, assignment, assignment.Target, value, assignment.Value.Syntax);
        return value;
    }

    public static Value Increment(Interpreter e, IIncrementOrDecrementOperation operation)
    {
        var before = e.Of(operation.Target);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = operation.OperatorMethod is null ? Arithmetic.Binary(kind, before, NumberValue.Of(1)) : Value.Unknown;
        Assign(e, operation, operation.Target, after, operation.Syntax);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>Gives what stands on the left of an assignment its value.</summary>
    public static void Assign(Interpreter e, IOperation at, IOperation? target, Value value, SyntaxNode syntax)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                e.Set(local.Local, Kept(e, local.Type, value));
                break;
            case IParameterReferenceOperation parameter:
                e.Set(parameter.Parameter, Kept(e, parameter.Type, value));
                break;
            case IFieldReferenceOperation field:
                Arrive(e, at, field.Field, value, syntax);
                Part(e, field.Instance);
                if (References.IsTracked(field)) e.Store = e.Store.With(e.Places.Of(field.Field), Kept(e, field.Type, Promise(e, field.Field, value)));
                else e.Store = e.Store.WithoutFields();
                break;
            case IPropertyReferenceOperation property:
                Arrive(e, at, property.Property, value, syntax);
                Part(e, property.Instance);
                e.Store = e.Store.WithoutFields();
                break;
            case IFlowCaptureReferenceOperation capture when e.Aliases.TryGetValue(capture.Id, out var captured):
                Assign(e, at, captured, value, syntax);
                break;
            case IFlowCaptureReferenceOperation capture:
                e.Store = e.Store.With(e.Places.Of(capture.Id), value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(e, at, declaration.Expression, value, syntax);
                break;
            case ITupleOperation tuple:
                var items = value is ListValue list && list.Items.Length == tuple.Elements.Length ? list.Items : [.. tuple.Elements.Select(static _ => Value.Unknown)];
                for (int i = 0; i < items.Length; i++) Assign(e, at, tuple.Elements[i], items[i], syntax is TupleExpressionSyntax parts && parts.Arguments.Count == items.Length ? parts.Arguments[i].Expression : syntax);
                break;
            case IConversionOperation conversion:
                Assign(e, at, conversion.Operand, value, syntax);
                break;
        }
    }

    // A part of a tuple or struct was changed in place.
    static void Part(Interpreter e, IOperation? whole)
    {
        switch (whole)
        {
            case ILocalReferenceOperation { Type.IsValueType: true } local: e.Set(local.Local, Value.Unknown); break;
            case IParameterReferenceOperation { Type.IsValueType: true } parameter: e.Set(parameter.Parameter, Value.Unknown); break;
            case IFieldReferenceOperation { Type.IsValueType: true } outer: Part(e, outer.Instance); break;
            case IFlowCaptureReferenceOperation capture when e.Aliases.TryGetValue(capture.Id, out var captured): Part(e, captured); break;
        }
    }

    /// <summary>Evaluates what the target of an assignment consists of, without reading it.</summary>
    static void Target(Interpreter e, IOperation target)
    {
        switch (target)
        {
            case IFieldReferenceOperation { Instance: { } instance }:
                e.Of(instance);
                break;
            case IArrayElementReferenceOperation element:
                e.Of(element.ArrayReference);
                foreach (var index in element.Indices) e.Of(index);
                break;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } indexer:
                e.Of(indexer);
                break;
            case IPropertyReferenceOperation { Instance: { } instance }:
                e.Of(instance);
                break;
            case ITupleOperation tuple:
                foreach (var part in tuple.Elements) Target(e, part);
                break;
        }
    }

    // What arrays and lists hold may change through another name; what a variable holds of them counts only where nothing changes them.
    static Value Kept(Interpreter e, ITypeSymbol? type, Value value) =>
        value is ListValue or EachValue && type is not null and not INamedTypeSymbol { IsTupleType: true } && (Elements.IsMutable(type) || type is IArrayTypeSymbol && e.Facts.WritesElements)
            ? Value.Unknown
            : value;

    // A field that breaks its contract is reported once, where it is assigned.
    static Value Promise(Interpreter e, ISymbol field, Value value) =>
        value.IsUnknown && e.Contracts.Dims(field) is { } contract ? Results.Promised(contract, field is IFieldSymbol { Type: var type } ? type : null) : value;

    static void Arrive(Interpreter e, IOperation at, ISymbol place, Value value, SyntaxNode syntax) =>
        e.Trace.Arrivals.Add(new(at, place, value, syntax));
}
