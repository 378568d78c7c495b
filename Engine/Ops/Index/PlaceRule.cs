namespace NamedTorch.Ops;

/// <summary>What becomes of an element that is written at a computed place, several times perhaps.</summary>
public enum PlaceRule : byte
{
    /// <summary>The last value.</summary>
    Put,
    /// <summary>The sum of what was there and all values.</summary>
    Add,
    /// <summary>The product of what was there and all values.</summary>
    Multiply,
    /// <summary>The largest of what was there and all values; NaN wins.</summary>
    Maximum,
    /// <summary>The smallest of what was there and all values; NaN wins.</summary>
    Minimum,
}
