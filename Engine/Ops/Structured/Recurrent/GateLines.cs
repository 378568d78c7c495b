using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Gates and states as kernels of recurrent steps see them.</summary>
static class GateLines
{
    /// <summary>Gates as dense [outer, gate, inner].</summary>
    internal static Tensor Gates(Tensor x, int gate)
    {
        x = Trailing.Dense(x);
        var (outer, inner) = Around(x.Type, gate);
        var type = TensorType.Of(outer, x.Sizes[gate], inner);
        return x.View(type, type.ContiguousStrides, x.Offset);
    }

    /// <summary>A state, which has the gates' dims but theirs, as dense [outer, inner].</summary>
    internal static Tensor State(Tensor x, int gate)
    {
        x = Trailing.Dense(x);
        long outer = 1;
        for (int d = 0; d < gate; d++) outer *= x.Sizes[d];
        var type = TensorType.Of(outer, outer == 0 ? 0 : x.ElementCount / outer);
        return x.View(type, type.ContiguousStrides, x.Offset);
    }

    /// <summary>The common floating type that a step computes in, or null where it computes in float32 and gives a half type.</summary>
    internal static DType? Computing(ReadOnlySpan<Tensor> operands) => Promotion.Of(operands) switch
    {
        DType.Float64 => DType.Float64,
        DType.Float16 or DType.BFloat16 => null,
        _ => DType.Float32,
    };

    static (long Outer, long Inner) Around(TensorType type, int gate)
    {
        long outer = 1, inner = 1;
        for (int d = 0; d < gate; d++) outer *= type.SizeArray[d];
        for (int d = gate + 1; d < type.Rank; d++) inner *= type.SizeArray[d];
        return (outer, inner);
    }
}
