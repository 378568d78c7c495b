namespace NamedTorch.Ops;

/// <summary>
/// Losses against class numbers. x is dense [rows, classes] of float32 or float64, targets dense [rows] of int64; a row whose target is
/// the ignored number has loss and gradient 0.
/// </summary>
public interface ICrossEntropyKernel
{
    /// <summary>The first row whose target is neither a class nor the ignored number; −1 if all are fine.</summary>
    long FirstBad(Tensor targets, long classes, long ignored);

    /// <summary>losses = logSums − x[target] with logSums = ln Σ eˣ of the row.</summary>
    void Forward(Tensor losses, Tensor logSums, Tensor x, Tensor targets, long ignored);

    /// <summary>gx = g·(e^(x − logSums) − [class = target]); g is [rows] of any stride.</summary>
    void Backward(Tensor gx, Tensor g, Tensor x, Tensor logSums, Tensor targets, long ignored);

    /// <summary>picked = x[target], 0 where ignored.</summary>
    void Pick(Tensor picked, Tensor x, Tensor targets, long ignored);

    /// <summary>x = g at the row's target and 0 elsewhere: the adjoint of Pick; g is [rows] of any stride.</summary>
    void Put(Tensor x, Tensor g, Tensor targets, long ignored);
}
