namespace NamedTorch.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>The double next to x in the direction of y; y where they are equal, NaN where either is.</summary>
    public static double NextAfter(double x, double y) =>
        double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x == y ? y : x < y ? Math.BitIncrement(x) : Math.BitDecrement(x);

    /// <summary>The float next to x in the direction of y; y where they are equal, NaN where either is.</summary>
    public static float NextAfter(float x, float y) =>
        float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x == y ? y : x < y ? MathF.BitIncrement(x) : MathF.BitDecrement(x);
}
