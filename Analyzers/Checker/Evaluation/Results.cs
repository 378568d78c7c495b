using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>From the types a signature gives to the value of the member's declared result.</summary>
internal static class Results
{
    public static Value Of(KnownTypes types, TensorType[] outputs, ITypeSymbol? declared)
    {
        var type = declared is null ? null : Awaited(declared);
        if (types.IsTensor(type)) return outputs.Length > 0 ? new TensorValue(outputs[0]) : Value.Unknown;
        // A tuple, or a struct of several results that deconstructs in the same order.
        if (type is INamedTypeSymbol { IsTupleType: true } || outputs.Length > 1) return new ListValue([.. outputs.Select(static o => new TensorValue(o))]);
        return Value.Unknown;
    }

    /// <summary>A tensor that keeps a contract.</summary>
    public static Value Promised(TypePattern contract) => new TensorValue(contract.ToType());

    /// <summary>What awaiting gives; any other type as it is.</summary>
    static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;
}
