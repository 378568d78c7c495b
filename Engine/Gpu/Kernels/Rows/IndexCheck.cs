using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Looks for indices out of range; the host waits for the answer, since a call that fails must not have written anything.</summary>
static class IndexCheck
{
    /// <summary>The row-major place of the first index outside of [low, end) that is not the exception either, or null.</summary>
    internal static long? FirstBad(RowRunner rows, Tensor index, long low, long end, long? except = null)
    {
        if (index.ElementCount == 0) return null;
        var program = new RowProgram("IndexCheck");
        var i = program.Operand();
        var isFine = Symbol.Both(Symbol.LessOrEqual(Symbol.Of((Parameter)low), i), Symbol.Less(i, Symbol.Of((Parameter)end)));
        if (except is { } fine) isFine = Symbol.Either(isFine, Symbol.Equal(i, Symbol.Of((Parameter)fine)));
        program.Row(program.Fold<Smallest>(Symbol.Select(isFine, Symbol.Of(double.PositiveInfinity), RowProgram.Place)));
        long count = index.ElementCount;
        var first = Tensor.Allocate(TensorType.Scalar, DType.Int64, index.Device);
        rows.Run(program, DType.Int64, RowViews.PerRow(first, count), index.View(TensorType.Of(count), [1], index.Offset));
        long found = first.Item<long>();
        return found == long.MaxValue ? null : found;
    }
}
