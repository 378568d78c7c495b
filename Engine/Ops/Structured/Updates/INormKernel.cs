namespace NamedTorch.Ops;

/// <summary>The length of many tensors taken as one vector, and its shortening, in one pass each; nothing waits for a device.</summary>
public interface INormKernel
{
    /// <summary>√Σ x² over all elements, a tensor without dims beside them; they are float32 and contiguous.</summary>
    Tensor Norm(ReadOnlySpan<Tensor> tensors);

    /// <summary>Multiplies all elements in place by limit / (norm + 10⁻⁶) where the norm, float32 and beside them, is above the limit; they are float32 and contiguous.</summary>
    void Clip(ReadOnlySpan<Tensor> tensors, Tensor norm, double limit);
}
