using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Values;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What a tensor tells about its own type: rank, names, sizes. These are the type, not operations on it.</summary>
internal static class TensorFacts
{
    /// <summary>The value of a property, or null if it is none of these or not known.</summary>
    public static Value? Of(IPropertySymbol property, Value receiver)
    {
        if (receiver is not TensorValue { Type: var type } || type.Dims.IsOpen) return null;
        return property.Name switch
        {
            "Rank" => NumberValue.Of(type.Rank),
            "Dims" => new DimsValue(type),
            "Names" when !type.Dims.HasUnknown => new ListValue([.. type.Dims.Names().Select(static n => n is null ? (Value)NullValue.Instance : new TextValue(n))]),
            "HasNames" when type.Dims.HasNames || !type.Dims.HasUnknown => new FlagValue(type.Dims.HasNames),
            "Sizes" => new ListValue([.. type.SizeArray.Select(static size => Number(size))]),
            _ => null,
        };
    }

    /// <summary><c>x.Size(dim)</c>.</summary>
    public static Value? Of(Interpreter e, IMethodSymbol method, Value receiver, ImmutableArray<CallArgument> arguments)
    {
        if (method.Name != "Size" || receiver is not TensorValue { Type: var type } || arguments is not [{ Value: DimValue dim }]) return null;
        return DimLookup.Find("Size", type, dim.Dim, "x", out int position) is null && position >= 0 ? Number(type.SizeArray[position]) : null;
    }

    static Value Number(long size) => size == -1 ? Value.Unknown : new NumberValue(new Size(size));
}
