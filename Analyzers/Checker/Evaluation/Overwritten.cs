using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Targets of writes: one without names takes the names of what is written into it.</summary>
internal static class Overwritten
{
    /// <summary>What was written into a target is the target, whose unit marks are its own.</summary>
    public static Value Result(IOperation at, Value value) =>
        value is TensorValue { Type: var type } && type.Dims.HasUnits && at is IInvocationOperation call
        && call.Arguments.Any(static a => a.Parameter?.Name == "into" && a.ArgumentKind == ArgumentKind.Explicit && a.Value.ConstantValue is not { HasValue: true, Value: null })
            ? new TensorValue(type.WithDims(DimList.From(type.Dims.Select(static slot => slot.IsUnit ? slot.WithUnit(DimUnit.Maybe) : slot), type.Dims.IsOpen)))
            : value;

    public static void Forget(Interpreter e, IOperation at, IMethodSymbol method, Value result)
    {
        if (at is not IInvocationOperation call) return;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Name == "into") Take(e, argument.Value, result);
        if (!e.Contracts.Overwrites(method)) return;
        if (call.Instance is { } receiver) Take(e, receiver, result);
        else if (call.Arguments is [{ Value: var first }, ..]) Take(e, first, result);
    }

    static void Take(Interpreter e, IOperation target, Value result)
    {
        switch (target)
        {
            case IConversionOperation conversion: Take(e, conversion.Operand, result); break;
            case IFlowCaptureReferenceOperation capture when e.Aliases.TryGetValue(capture.Id, out var captured): Take(e, captured, result); break;
            case ILocalReferenceOperation local when IsUnnamed(References.Variable(e, local.Local)): e.Set(local.Local, result); break;
            case IParameterReferenceOperation parameter when IsUnnamed(References.Variable(e, parameter.Parameter)): e.Set(parameter.Parameter, result); break;
            case IFieldReferenceOperation: e.Store = e.Store.WithoutFields(); break;
        }
    }

    static bool IsUnnamed(Value value) => value is TensorValue { Type.Dims.HasNames: false };
}
