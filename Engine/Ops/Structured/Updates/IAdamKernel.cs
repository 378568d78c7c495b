namespace NamedTorch.Ops;

/// <summary>Adam over many tensors in one pass.</summary>
public interface IAdamKernel
{
    /// <summary>
    /// Updates parameters and moments in place; all four lists have the same length, and tensors of one index the same sizes, all
    /// float32, contiguous. Version counters are the caller's.
    /// </summary>
    void Step(in AdamStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> first, ReadOnlySpan<Tensor> second);
}
