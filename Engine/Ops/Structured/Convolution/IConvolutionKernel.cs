namespace NamedTorch.Ops;

/// <summary>
/// Convolution of float32 or float64. x is [batch, in, depth, height, width], y [batch, out, depth, height, width] and w dense
/// [out, in / groups, depth, height, width]. Results and cotangents of y are dense, x has any strides.
/// </summary>
public interface IConvolutionKernel
{
    /// <summary>y = bias + Σ w·x over each window.</summary>
    void Forward(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan);

    /// <summary>The gradient of x: also the transposed convolution of g.</summary>
    void Input(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan);

    /// <summary>The gradient of w.</summary>
    void Weight(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan);

    /// <summary>The windows of x as [batch, in · taps, depth, height, width], dense; <paramref name="taps"/> are the sizes of a window.</summary>
    void Unfold(Tensor columns, Tensor x, long[] taps, ConvolutionPlan plan);

    /// <summary>Windows added up to a dense x.</summary>
    void Fold(Tensor x, Tensor columns, long[] taps, ConvolutionPlan plan);
}
