using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Copies of any layout: dims are walked in the target's memory order; runs are copied whole, planes whose rows lie crosswise in tiles.</summary>
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
                switch (size)
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
}
