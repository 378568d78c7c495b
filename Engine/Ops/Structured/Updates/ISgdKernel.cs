namespace NamedTorch.Ops;

/// <summary>Gradient descent over many tensors in one pass.</summary>
public interface ISgdKernel
{
    /// <summary>
    /// Updates parameters and buffers in place; the lists have the same length (no buffers: an empty one), and tensors of one index the
    /// same sizes, all float32, contiguous. Version counters are the caller's.
    /// </summary>
    void Step(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers);
}
