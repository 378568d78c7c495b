namespace NamedTorch.Core;

/// <summary>Random fills that use more than one thread.</summary>
public interface IRandomKernel
{
    /// <summary>The same numbers as <see cref="RandomFill.Run"/> over the whole contiguous target of <typeparamref name="T"/>.</summary>
    void Fill<T, TDraw>(in TDraw draw, Tensor target, ulong seed, ulong start) where T : unmanaged where TDraw : struct, IDraw<T>;
}
