namespace NamedTorch.Ops;

/// <summary>
/// The element-by-element part of LSTM steps. Gates are dense [outer, 4, inner] in the order input, forget, candidate, output, everything else
/// dense [outer, inner]; all float32 or all float64.
/// </summary>
public interface ILstmKernel
{
    /// <summary>One step; fills <paramref name="active"/> with the gates after their functions.</summary>
    void Step(Tensor hidden, Tensor cell, Tensor active, Tensor gates, Tensor previous);

    /// <summary>The gradients of gates and previous cell, from the cotangents of what a step gave.</summary>
    void StepGradient(Tensor ggates, Tensor gprevious, Tensor ghidden, Tensor gcell, Tensor active, Tensor previous, Tensor cell);
}
