namespace NamedTorch.Ops;

/// <summary>The numbers of one step of gradient descent; Sutskever et al. 2013, in PyTorch's form: the rate scales the buffer.</summary>
/// <param name="Rate">η, this step's learning rate.</param>
/// <param name="Momentum">μ; 0: there are no buffers.</param>
/// <param name="Dampening">τ.</param>
/// <param name="Decay">λ, added to the gradient times the parameter.</param>
/// <param name="IsNesterov">One step of momentum is looked ahead.</param>
/// <param name="IsFirst">The buffers start as the gradients.</param>
public readonly record struct SgdStep(double Rate, double Momentum, double Dampening, double Decay, bool IsNesterov, bool IsFirst)
{
    /// <summary>The numbers of the step when a captured one is replayed; null outside a capture.</summary>
    public Func<SgdStep>? Again { get; init; }
}
