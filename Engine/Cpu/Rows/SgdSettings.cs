namespace NamedTorch.Cpu;

/// <summary>The numbers of a step of gradient descent.</summary>
public readonly record struct SgdSettings
{
    /// <summary>Step size.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Share of the running sum that survives a step.</summary>
    public double Momentum { get; init; }

    /// <summary>Share of the gradient that does not enter the running sum.</summary>
    public double Dampening { get; init; }

    /// <summary>Strength of the pull towards 0, added to the gradient.</summary>
    public double WeightDecay { get; init; }

    /// <summary>True looks one step of momentum ahead.</summary>
    public bool Nesterov { get; init; }

    /// <summary>True climbs instead of descending.</summary>
    public bool Maximize { get; init; }
}
