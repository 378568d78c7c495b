using NamedTorch.Diagnostics;
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
        if (Recording.On(index.Device) is { } recording)
        {
            Later(rows, recording, first, end);
            return null;
        }
        long found = first.Item<long>();
        return found == long.MaxValue ? null : found;
    }

    // A replay cannot wait: the smallest place of all replays is kept, and looked at when somebody waits for the step.
    static void Later(RowRunner rows, Recording recording, Tensor first, long end)
    {
        var kept = recording.Outside(() => None(first.Device));
        var program = new RowProgram("KeepFirst");
        Symbol a = program.Operand(), b = program.Operand();
        program.Element(Symbol.Select(Symbol.Less(a, b), a, b));
        rows.Run(program, DType.Int64, RowViews.EachAlone(kept), RowViews.EachAlone(kept), RowViews.EachAlone(first));
        recording.Check(() =>
        {
            long found = kept.Item<long>();
            if (found == long.MaxValue) return;
            kept.CopyFrom(None(kept.Device));
            throw new Conflict(DiagnosticId.NT2006, "Replay", ("index", $"at place {found} of the indices"), ("dim", "indexed"), ("size", end), ("fix", $"Indices go from 0 to {end - 1}.")).ToException();
        });
    }

    static Tensor None(Device device) => Torch.Full([], long.MaxValue, DType.Int64, device: device);
}
