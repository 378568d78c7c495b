using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// What moves between a dense-ish tensor y [N, rest…] and the places of x [rest…]: the rest's dims merged where both sides step
/// evenly; the innermost of them is the run.
/// </summary>
unsafe struct PlaceJob(long* places, long count)
{
    internal readonly long* Places = places;
    internal readonly long Count = count;
    internal int Size;
    internal byte* Y, X;
    /// <summary>y's step from one place to the next.</summary>
    internal long Step;
    /// <summary>Length of the innermost run, and how many runs the rest has.</summary>
    internal long Run = 1, Runs = 1;
    /// <summary>Steps inside a run.</summary>
    internal long RunY = 1, RunX = 1;
    internal int Outer;
    internal fixed long Sizes[DimList.MaxRank];
    internal fixed long StridesY[DimList.MaxRank];
    internal fixed long StridesX[DimList.MaxRank];

    internal void Lay(Tensor y, byte* yStart, Tensor x, byte* xStart)
    {
        Y = yStart + y.Offset * Size;
        X = xStart + x.Offset * Size;
        Step = y.Strides[0];
        int rank = 0;
        for (int d = 0; d < x.Rank; d++)
        {
            long size = x.Sizes[d], sy = y.Strides[d + 1], sx = x.Strides[d];
            if (size == 1) continue;
            if (rank > 0 && StridesY[rank - 1] == sy * size && StridesX[rank - 1] == sx * size)
            {
                Sizes[rank - 1] *= size;
                (StridesY[rank - 1], StridesX[rank - 1]) = (sy, sx);
                continue;
            }
            (Sizes[rank], StridesY[rank], StridesX[rank]) = (size, sy, sx);
            rank++;
        }
        if (rank > 0) (Run, RunY, RunX) = (Sizes[rank - 1], StridesY[rank - 1], StridesX[rank - 1]);
        Outer = Math.Max(0, rank - 1);
        for (int d = 0; d < Outer; d++) Runs *= Sizes[d];
    }

    /// <summary>Where a run starts on both sides, in elements, places aside.</summary>
    internal readonly void Start(long run, out long y, out long x)
    {
        (y, x) = (0, 0);
        for (int d = Outer - 1; d >= 0 && run != 0; d--)
        {
            long at = run % Sizes[d];
            run /= Sizes[d];
            y += at * StridesY[d];
            x += at * StridesX[d];
        }
    }
}
