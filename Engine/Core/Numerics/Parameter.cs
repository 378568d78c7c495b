namespace NamedTorch.Numerics;

/// <summary>
/// A number that an operation was given, in both precisions. Rounding a double inside a lane's loop writes half a register, and so
/// makes every round wait for the one before: three times slower.
/// </summary>
public readonly struct Parameter(double value)
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <summary>The number in float32.</summary>
    public float Single { get; } = (float)value;

    /// <summary>A number.</summary>
    public static implicit operator Parameter(double value) => new(value);
}
