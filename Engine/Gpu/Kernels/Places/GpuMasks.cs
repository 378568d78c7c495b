using System.Runtime.InteropServices;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Where a mask holds. How many that are decides the sizes of what follows, so the host must know: it counts and finds them itself.</summary>
sealed class GpuMasks : IMaskKernel
{
    public long Count(Tensor mask) => Bytes(mask).LongCount(static b => b != 0);

    public void Find(Tensor mask, Tensor coordinates)
    {
        byte[] bytes = Bytes(mask);
        long count = coordinates.Sizes[1], found = 0;
        var all = new long[coordinates.ElementCount];
        for (long i = 0; i < bytes.LongLength; i++)
        {
            if (bytes[i] == 0) continue;
            long rest = i;
            for (int d = mask.Rank - 1; d >= 0; d--) (rest, all[d * count + found]) = Math.DivRem(rest, mask.Sizes[d]);
            found++;
        }
        coordinates.Storage.Write(coordinates.Offset * sizeof(long), MemoryMarshal.AsBytes(all.AsSpan()));
    }

    static byte[] Bytes(Tensor mask)
    {
        var bytes = new byte[mask.ElementCount];
        mask.Storage.Read(mask.Offset, bytes);
        return bytes;
    }
}
