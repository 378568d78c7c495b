namespace NamedTorch.Ops;

/// <summary>The numbers of one Adam step; Kingma, Ba 2015 (algorithm 1) and Loshchilov, Hutter 2019 (algorithm 2).</summary>
/// <param name="Rate">η, this step's learning rate.</param>
/// <param name="Beta1">β₁, the decay of the first moment.</param>
/// <param name="Beta2">β₂, the decay of the second moment.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Decay">λ, the weight decay.</param>
/// <param name="IsDecoupled">AdamW: the decay shrinks the parameter; else it is added to the gradient.</param>
/// <param name="Count">t, from 1.</param>
public readonly record struct AdamStep(double Rate, double Beta1, double Beta2, double Epsilon, double Decay, bool IsDecoupled, long Count)
{
    /// <summary>1 − β₁ᵗ.</summary>
    public double Correction1 => 1 - Math.Pow(Beta1, Count);
    /// <summary>1 − β₂ᵗ.</summary>
    public double Correction2 => 1 - Math.Pow(Beta2, Count);

    /// <summary>The numbers of the step when a captured one is replayed; null outside a capture.</summary>
    public Func<AdamStep>? Again { get; init; }
}
