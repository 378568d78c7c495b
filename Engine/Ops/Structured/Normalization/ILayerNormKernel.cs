namespace NamedTorch.Ops;

/// <summary>Layer normalization of dense rows: x is [rows, length], of float32 or float64; so is everything else.</summary>
public interface ILayerNormKernel
{
    /// <summary>y = (x − mean)·rstd·weight + bias; fills the rows' mean and rstd = 1 / √(variance + eps).</summary>
    void Forward(Tensor y, Tensor mean, Tensor rstd, Tensor x, Tensor? weight, Tensor? bias, double eps);

    /// <summary>The gradients that are not null, from the cotangent <paramref name="g"/> of y.</summary>
    void Backward(Tensor? gx, Tensor? gweight, Tensor? gbias, Tensor g, Tensor x, Tensor mean, Tensor rstd, Tensor? weight);
}
