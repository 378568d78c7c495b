namespace NamedTorch.Ops;

/// <summary>
/// What batch normalization does element by element and over each channel. Elements are dense [outer, channel, inner], what is per
/// channel dense [channel]; all float32 or all float64 but for the sums.
/// </summary>
public interface IBatchNormKernel
{
    /// <summary>y = (x − mean)·scale + shift.</summary>
    void Forward(Tensor y, Tensor x, Tensor mean, Tensor scale, Tensor shift);

    /// <summary>Per channel, in float64: sum = Σ g and product = Σ g·(x − mean).</summary>
    void Sums(Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean);

    /// <summary>
    /// Sums, and gx = factor·(g − sum/n − (x − mean)·product/(n·deviation²)) with n elements per channel; factor and deviation are float64.
    /// gx may be g.
    /// </summary>
    void Backward(Tensor gx, Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean, Tensor factor, Tensor deviation);
}
