namespace NamedTorch.Ops;

/// <summary>The product with a band along the middle of dense [outer, n, inner] tensors of float32 or float64.</summary>
public interface IResampleKernel
{
    /// <summary>y[a, o, b] = Σᵢ band[o, i]·x[a, i, b].</summary>
    void Run(Tensor y, Tensor x, Band band);
}
