using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Copies without conversion, whatever the layouts.</summary>
public interface ICopyKernel
{
    /// <summary>target[i] = source[i]. One dtype; the source has at most the target's rank and is broadcast from the right; they do not overlap.</summary>
    void Copy(Tensor target, Tensor source);

    /// <summary>Writes the parts one after the other: their elements from dim <paramref name="at"/> on make up those of the target.</summary>
    /// <param name="target">Row-major, of the parts' dtype.</param>
    /// <param name="parts">Row-major, equal to the target in the sizes before the dim; they do not overlap the target.</param>
    /// <param name="at">The dim.</param>
    void Join(Tensor target, ReadOnlySpan<Tensor> parts, int at);
}
