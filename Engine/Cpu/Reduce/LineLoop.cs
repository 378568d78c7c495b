using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>All lines of a tensor along one dim: the loop over its other dims.</summary>
unsafe struct LineLoop
{
    internal int Rank;
    internal long Count;
    fixed long sizes[DimList.MaxRank];

    /// <summary>A tensor that the loop walks: where its lines start, and how their elements follow.</summary>
    internal struct Track
    {
        internal byte* Start;
        internal DType DType;
        internal long Length, Stride;
        internal fixed long Strides[DimList.MaxRank];

        internal readonly byte* At(long offset) => Start + offset * DType.ByteSize;
    }

    internal static void Build(Tensor x, int dim, out LineLoop loop)
    {
        loop = default;
        loop.Count = 1;
        for (int d = 0; d < x.Rank; d++)
        {
            if (d == dim || x.Sizes[d] == 1) continue;
            loop.Count *= loop.sizes[loop.Rank++] = x.Sizes[d];
        }
    }

    internal static void Follow(Tensor x, int dim, byte* storage, out Track track)
    {
        track = default;
        track.Start = storage + x.Offset * x.DType.ByteSize;
        track.DType = x.DType;
        track.Length = x.Rank == 0 ? 1 : x.Sizes[dim];
        track.Stride = x.Rank == 0 ? 1 : x.Strides[dim];
        for (int d = 0, i = 0; d < x.Rank; d++)
            if (d != dim && x.Sizes[d] != 1) track.Strides[i++] = x.Strides[d];
    }

    /// <summary>Elements between a line and the next one beside it.</summary>
    internal readonly long LastStride(in Track track) => Rank == 0 ? 0 : track.Strides[Rank - 1];

    /// <summary>How many lines from this one on lie side by side.</summary>
    internal readonly long Side(long line) => Rank == 0 ? 1 : sizes[Rank - 1] - line % sizes[Rank - 1];

    internal readonly long Offset(in Track track, long line)
    {
        long offset = 0;
        for (int d = Rank - 1; d >= 0 && line != 0; d--)
        {
            offset += line % sizes[d] * track.Strides[d];
            line /= sizes[d];
        }
        return offset;
    }
}
