namespace NamedTorch.Cpu;

/// <summary>The numbers of a step of Adam.</summary>
public readonly record struct AdamSettings
{
    /// <summary>Step size before the corrections for bias.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Share of the running mean of the gradient that survives a step, 0 ≤ beta1 &lt; 1.</summary>
    public double Beta1 { get; init; }

    /// <summary>Share of the running mean of the square that survives a step, 0 ≤ beta2 &lt; 1.</summary>
    public double Beta2 { get; init; }

    /// <summary>Added to the root of the square.</summary>
    public double Epsilon { get; init; }

    /// <summary>Strength of the pull towards 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>True shrinks the parameter directly (AdamW); false adds the decay to the gradient (Adam).</summary>
    public bool Decoupled { get; init; }

    /// <summary>True climbs instead of descending.</summary>
    public bool Maximize { get; init; }

    /// <summary>Number of this step, from 1.</summary>
    public required long Step { get; init; }
}
