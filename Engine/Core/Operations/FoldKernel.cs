namespace NamedTorch.Core;

/// <summary>A reduction loop, made by a backend for one fold and one computing type.</summary>
/// <typeparam name="TFold">How elements combine.</typeparam>
public abstract class FoldKernel<TFold> where TFold : struct, IFold
{
    /// <summary>
    /// Reduces the trailing dims of <paramref name="x"/>: its leading dims have the sizes of <paramref name="result"/>. The order of
    /// combination depends on sizes only.
    /// </summary>
    public abstract void Run(in TFold fold, Tensor result, Tensor x);
}
