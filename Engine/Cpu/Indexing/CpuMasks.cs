using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Where a mask holds, on the host.</summary>
sealed unsafe class CpuMasks : IMaskKernel
{
    public long Count(Tensor mask)
    {
        long count = 0;
        fixed (byte* start = mask.Storage)
        {
            byte* at = start + mask.Offset;
            for (long i = 0, n = mask.ElementCount; i < n; i++) count += at[i] != 0 ? 1 : 0;
        }
        GC.KeepAlive(mask.Storage);
        return count;
    }

    public void Find(Tensor mask, Tensor coordinates)
    {
        long count = coordinates.Sizes[1], found = 0;
        int rank = mask.Rank;
        fixed (byte* start = mask.Storage, target = coordinates.Storage)
        {
            byte* at = start + mask.Offset;
            long* to = (long*)target + coordinates.Offset;
            Span<long> place = stackalloc long[rank];
            for (long i = 0, n = mask.ElementCount; i < n; i++)
            {
                if (at[i] != 0)
                {
                    for (int d = 0; d < rank; d++) to[d * count + found] = place[d];
                    found++;
                }
                for (int d = rank - 1; d >= 0 && ++place[d] == mask.Sizes[d]; d--) place[d] = 0;
            }
        }
        GC.KeepAlive(mask.Storage);
        GC.KeepAlive(coordinates.Storage);
    }
}
