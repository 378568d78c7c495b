namespace NamedTorch.Ops;

/// <summary>
/// Softmax and its logarithm along one dim of float32 or float64. Results are fresh and of the inputs' sizes and dtype; any strides.
/// Rank 0 counts as one row of one element.
/// </summary>
public interface ISoftmaxKernel
{
    /// <summary>y = eˣ / Σ eˣ along the dim.</summary>
    void Forward(Tensor y, Tensor x, int dim);

    /// <summary>gx = y·(g − Σ g·y).</summary>
    void Backward(Tensor gx, Tensor y, Tensor g, int dim);

    /// <summary>y = x − ln Σ eˣ along the dim.</summary>
    void LogForward(Tensor y, Tensor x, int dim);

    /// <summary>gx = g − eʸ·Σ g.</summary>
    void LogBackward(Tensor gx, Tensor y, Tensor g, int dim);
}
