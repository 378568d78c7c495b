using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>Random fills cut into slices for the team; which thread fills which slice does not matter.</summary>
sealed unsafe class RandomKernel : IRandomKernel
{
    const long Grain = 1 << 12;

    public void Fill<T, TDraw>(in TDraw draw, Tensor target, ulong seed, ulong start, Func<(ulong Seed, ulong Start)>? again = null) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        long count = target.ElementCount, blocks = RandomFill.Blocks<T, TDraw>(count);
        fixed (byte* bytes = target.Storage)
        {
            var job = new Job<T, TDraw>(draw, (T*)bytes + target.Offset, count, seed, start, new(blocks, Grain));
            Team.For(ref job, job.Slices.Count);
        }
        GC.KeepAlive(target.Storage);
    }

    readonly struct Job<T, TDraw>(TDraw draw, T* target, long count, ulong seed, ulong start, Slices slices) : IJob where T : unmanaged where TDraw : struct, IDraw<T>
    {
        internal Slices Slices => slices;

        public void Run(int chunk) => RandomFill.Run(draw, target, count, seed, start, slices.Begin(chunk), slices.End(chunk));
    }
}
