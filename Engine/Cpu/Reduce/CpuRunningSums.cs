using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Running sums: along rows in four parts at once, else a lane per column.</summary>
sealed unsafe class CpuRunningSums : IRunningSumKernel
{
    const long Grain = 8192;

    public void Run(Tensor y, Tensor x, bool reversed)
    {
        fixed (byte* to = y.Storage, from = x.Storage)
        {
            long outer = x.Sizes[0], length = x.Sizes[1], inner = x.Sizes[2];
            float* target = Memory.Of<float>(to, y), source = Memory.Of<float>(from, x);
            if (inner == 1)
            {
                var rows = new RunningRows { X = source, Y = target, Length = (nint)length, Reversed = reversed, Rows = new(outer, Math.Max(1, Grain / length), 1024) };
                Team.For(ref rows, rows.Rows.Count);
            }
            else
            {
                // A strip of columns is what one cache line of float64 sums and its neighbour hold, or all there are.
                long strips = (inner + RunningColumns.Width - 1) / RunningColumns.Width;
                var columns = new RunningColumns { X = source, Y = target, Length = (nint)length, Inner = (nint)inner, Reversed = reversed, Strips = new(outer * strips, Math.Max(1, Grain / (length * Math.Min(inner, RunningColumns.Width))), 1024) };
                Team.For(ref columns, columns.Strips.Count);
            }
        }
        GC.KeepAlive(y.Storage);
        GC.KeepAlive(x.Storage);
    }
}
