namespace NamedTorch.Core;

/// <summary>Random fills that use more than one thread.</summary>
public interface IRandomKernel
{
    /// <summary>The same numbers as <see cref="RandomFill.Run"/> over the whole contiguous target of <typeparamref name="T"/>.</summary>
    /// <param name="draw">The distribution.</param>
    /// <param name="target">What is filled.</param>
    /// <param name="seed">Which stream.</param>
    /// <param name="start">Its first block.</param>
    /// <param name="again">Takes the next blocks instead, when a captured step is replayed; null outside a capture.</param>
    void Fill<T, TDraw>(in TDraw draw, Tensor target, ulong seed, ulong start, Func<(ulong Seed, ulong Start)>? again = null) where T : unmanaged where TDraw : struct, IDraw<T>;
}
