using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>From the types a signature gives to the value of the member's declared result.</summary>
internal static class Results
{
    public static Value Of(KnownTypes types, Signature signature, Outcomes outcomes, ITypeSymbol? declared)
    {
        var type = declared is null ? null : Awaited(declared);
        var outputs = outcomes.Types;
        if (types.IsTensor(type)) return outputs.Length > 0 ? new TensorValue(outputs[0]) : Value.Unknown;
        if (outputs.Length == 1 && types.IsTensor(Elements.Of(type))) return Output(0);
        // A tuple, or a struct of several results that deconstructs in the same order.
        return type is INamedTypeSymbol { IsTupleType: true } || outputs.Length > 1 ? new ListValue([.. outputs.Select((_, i) => Output(i))]) : Value.Unknown;

        Value Output(int i) => outcomes.Members(i) is { } members ? new ListValue([.. members.Select(static m => new TensorValue(m))])
            : signature.GivesList(i) ? new EachValue(new TensorValue(outputs[i]))
            : new TensorValue(outputs[i]);
    }

    /// <summary>A tensor that keeps a contract; null where the declared type allows that.</summary>
    public static Value Promised(TypePattern contract, ITypeSymbol? declared) =>
        new TensorValue(contract.ToType(), declared is not null && Awaited(declared).NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>What awaiting gives; any other type as it is.</summary>
    static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;
}
