using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Copies without conversion, whatever the layouts.</summary>
public interface ICopyKernel
{
    /// <summary>target[i] = source[i]. One dtype; the source has at most the target's rank and is broadcast from the right; they do not overlap.</summary>
    void Copy(Tensor target, Tensor source);
}
