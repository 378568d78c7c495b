using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>
/// Planes of 4-byte elements whose rows lie crosswise: 16 columns of the target, whole rows of the source, at a time, tile by tile of 16 × 16.
/// So a tile is whole cache lines on both sides where they are aligned, each touched once, and the source is read as it lies.
/// </summary>
unsafe struct PlaneJob : IJob
{
    const int Tile = 16;
    const long Grain = 16384;

    CopyPlan plan;
    float* target, source;
    Slices slices;
    long bands;
    bool streams;

    internal static bool Serves(in CopyPlan plan, int size) =>
        size == sizeof(float) && Transpose.Accelerated<float>() && plan.IsPlane && plan.Sizes[plan.Rank - 1] >= Tile && plan.Sizes[plan.Rank - 2] >= Tile;

    internal static void Start(in CopyPlan plan, byte* target, byte* source)
    {
        long rows = plan.Sizes[plan.Rank - 2], columns = plan.Sizes[plan.Rank - 1];
        var job = new PlaneJob { plan = plan, target = (float*)target, source = (float*)source, bands = (columns + Tile - 1) / Tile };
        job.streams = 2 * plan.Count * sizeof(float) >= Flood.Least && (nint)target % (Tile * sizeof(float)) == 0;
        for (int d = 0; d < plan.Rank - 1; d++) job.streams &= plan.To[d] % Tile == 0;
        job.slices = new(plan.Count / (rows * columns) * job.bands, Math.Max(1, Grain / (rows * Tile)));
        if (job.slices.Count == 1) job.Run(0);
        else Team.For(ref job, job.slices.Count);
    }

    public readonly void Run(int chunk)
    {
        for (long i = slices.Begin(chunk); i < slices.End(chunk); i++) Band(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    readonly void Band(long number)
    {
        float* room = stackalloc float[Tile * Tile + Tile];
        float* tile = (float*)(((nint)room + Tile * sizeof(float) - 1) & -(Tile * sizeof(float)));
        int row = plan.Rank - 2, column = plan.Rank - 1;
        plan.Start(row, number / bands, out long to, out long from);
        nint ts = (nint)plan.To[row], ss = (nint)plan.From[column];
        long first = number % bands * Tile, columns = Math.Min(Tile, plan.Sizes[column] - first), rows = plan.Sizes[row], i = 0;
        float* t = target + to + first, s = source + from + first * ss;
        if (columns == Tile)
            for (; i + Tile <= rows; i += Tile, s += Tile, t += Tile * ts)
            {
                // Both halves of each line of the source, one after the other.
                float* low = s, high = s + 8 * ss;
                Transpose.Block(low, ss, tile, Tile);
                Transpose.Block(low + 8, ss, tile + 8 * Tile, Tile);
                Transpose.Block(high, ss, tile + 8, Tile);
                Transpose.Block(high + 8, ss, tile + 8 * Tile + 8, Tile);
                if (streams)
                    for (int k = 0; k < Tile; k++)
                    {
                        Vector256.LoadAligned(tile + k * Tile).StoreAlignedNonTemporal(t + k * ts);
                        Vector256.LoadAligned(tile + k * Tile + 8).StoreAlignedNonTemporal(t + k * ts + 8);
                    }
                else
                    for (int k = 0; k < Tile; k++)
                    {
                        Vector256.LoadAligned(tile + k * Tile).Store(t + k * ts);
                        Vector256.LoadAligned(tile + k * Tile + 8).Store(t + k * ts + 8);
                    }
            }
        for (; i < rows; i++, s++, t += ts)
            for (long j = 0; j < columns; j++) t[j] = s[j * ss];
    }
}
