namespace NamedTorch;

/// <summary>The order in which a loader takes samples.</summary>
public enum Sampling
{
    /// <summary>From the first to the last.</summary>
    Sequential,
    /// <summary>Each once per epoch, in a new random order.</summary>
    Shuffled,
    /// <summary>At random, with replacement.</summary>
    WithReplacement,
}
