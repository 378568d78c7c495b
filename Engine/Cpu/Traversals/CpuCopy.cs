using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Copies of any layout: dims are walked in the target's memory order; runs are copied whole, planes whose rows lie crosswise in tiles, several tensors end to end in one go.</summary>
sealed unsafe class CpuCopy : ICopyKernel
{
    public void Copy(Tensor target, Tensor source)
    {
        if (target.ElementCount == 0) return;
        int size = target.DType.ByteSize;
        fixed (byte* to = target.Storage, from = source.Storage)
        {
            byte* t = to + target.Offset * size, s = from + source.Offset * size;
            if (target.IsContiguous && source.IsContiguous && source.ElementCount == target.ElementCount && target.ElementCount * size <= 1 << 16)
                Buffer.MemoryCopy(s, t, target.ElementCount * size, target.ElementCount * size);
            else
            {
                var plan = new CopyPlan(target, source);
                if (PlaneJob.Serves(plan, size)) PlaneJob.Start(plan, t, s);
                else switch (size)
                    {
                        case 1: CopyJob<byte>.Start(plan, t, s); break;
                        case 2: CopyJob<short>.Start(plan, t, s); break;
                        case 4: CopyJob<int>.Start(plan, t, s); break;
                        default: CopyJob<long>.Start(plan, t, s); break;
                    }
            }
        }
        GC.KeepAlive(target.Storage);
        GC.KeepAlive(source.Storage);
    }

    public void Join(Tensor target, ReadOnlySpan<Tensor> parts, int at)
    {
        if (target.ElementCount == 0) return;
        int size = target.DType.ByteSize, count = 0;
        long rows = 1, row = 0;
        for (int d = 0; d < at; d++) rows *= target.Sizes[d];
        var runs = new JoinJob.Part[parts.Length];
        using var pins = new Pins(parts);
        for (int i = 0; i < parts.Length; i++)
        {
            long width = parts[i].ElementCount / rows * size;
            if (width == 0) continue;
            runs[count++] = new((nint)pins.Start(i, size), width, row);
            row += width;
        }
        fixed (byte* to = target.Storage) JoinJob.Start(to + target.Offset * size, row, rows, runs.AsSpan(0, count));
        GC.KeepAlive(target.Storage);
    }
}
