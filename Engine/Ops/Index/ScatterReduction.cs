namespace NamedTorch;

/// <summary>What becomes of values that meet at one place.</summary>
public enum ScatterReduction : byte
{
    /// <summary>Their sum.</summary>
    Sum,
    /// <summary>Their product.</summary>
    Product,
    /// <summary>Their mean; of integers rounded down.</summary>
    Mean,
    /// <summary>The largest; NaN wins.</summary>
    Maximum,
    /// <summary>The smallest; NaN wins.</summary>
    Minimum,
}
