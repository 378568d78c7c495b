namespace NamedTorch.Ops;

/// <summary>
/// All steps of an LSTM. With n hidden numbers: gates are [time, batch, 4·n] in the order input, forget, candidate, output, their last dim dense;
/// the weight is dense [4, n, n], the bias [4·n]; states are dense [batch, n], those of all steps [time, batch, n]. All float32 or all float64.
/// </summary>
public interface ILstmScanKernel
{
    /// <summary>
    /// Fills hidden states and cells of all steps and, where they are to be kept, the gates after their functions, dense [time, batch, 4·n]. Where
    /// <paramref name="cells"/> have a stride of 0 along the time, only the last step's are left.
    /// </summary>
    void Forward(Tensor output, Tensor cells, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden, Tensor cell);

    /// <summary>
    /// Fills the gates' gradient, dense, and that of the first hidden state. <paramref name="gcell"/> holds the last cell's cotangent before and the first
    /// one's after; <paramref name="goutput"/> is dense [time, batch, n], or null for zeros.
    /// </summary>
    void Backward(Tensor ggates, Tensor ghidden, Tensor gcell, Tensor? goutput, Tensor active, Tensor cells, Tensor weight, Tensor cell);
}
