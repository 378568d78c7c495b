namespace NamedTorch.Ops;

/// <summary>
/// All steps of a GRU. With n hidden numbers: gates are [time, batch, 3·n] in the order reset, update, new, their last dim dense; the weight is
/// dense [3, n, n], the bias [3·n]; states are dense [batch, n], those of all steps [time, batch, n]. All float32 or all float64.
/// </summary>
public interface IGruScanKernel
{
    /// <summary>
    /// Fills the hidden states of all steps and, where they are to be kept, what the states say to the new gate, dense [time, batch, n], and the gates
    /// after their functions, dense [time, batch, 3·n].
    /// </summary>
    void Forward(Tensor output, Tensor? own, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden);

    /// <summary>Fills the gradients of both kinds of gates, dense, and of the first hidden state; <paramref name="goutput"/> is dense [time, batch, n].</summary>
    void Backward(Tensor ggates, Tensor gown, Tensor ghidden, Tensor goutput, Tensor active, Tensor own, Tensor output, Tensor weight, Tensor hidden);
}
