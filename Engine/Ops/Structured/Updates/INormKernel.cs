namespace NamedTorch.Ops;

/// <summary>The length of many tensors taken as one vector, and its scaling, in one pass each.</summary>
public interface INormKernel
{
    /// <summary>√Σ x² over all elements, summed in double; tensors are float32 and contiguous.</summary>
    double Norm(ReadOnlySpan<Tensor> tensors);

    /// <summary>Multiplies all elements in place; tensors are float32 and contiguous.</summary>
    void Scale(ReadOnlySpan<Tensor> tensors, double factor);
}
