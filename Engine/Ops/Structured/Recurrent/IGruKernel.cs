namespace NamedTorch.Ops;

/// <summary>
/// The element-by-element part of GRU steps. Gates are dense [outer, 3, inner] in the order reset, update, new, states dense [outer, inner]; all
/// float32 or all float64.
/// </summary>
public interface IGruKernel
{
    /// <summary>One step; fills <paramref name="active"/> with the gates after their functions.</summary>
    void Step(Tensor next, Tensor active, Tensor fromInput, Tensor fromHidden, Tensor hidden);

    /// <summary>The gradients of both kinds of gates and of the hidden state, from the cotangent <paramref name="g"/> of the next one.</summary>
    void StepGradient(Tensor ginput, Tensor ggates, Tensor ghidden, Tensor g, Tensor active, Tensor fromHidden, Tensor hidden);
}
