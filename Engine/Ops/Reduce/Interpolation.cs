namespace NamedTorch;

/// <summary>What a quantile between two elements is.</summary>
public enum Interpolation
{
    /// <summary>On the straight line between them.</summary>
    Linear,
    /// <summary>The smaller.</summary>
    Lower,
    /// <summary>The larger.</summary>
    Higher,
    /// <summary>Halfway between them.</summary>
    Midpoint,
    /// <summary>The nearer; in the middle the one at an even place.</summary>
    Nearest,
}
