namespace NamedTorch.Benchmarks.Compare;

/// <summary>The same numbers as peer/compare.py makes.</summary>
static class Data
{
    /// <summary>A multiplicative sequence, scaled to [low, high).</summary>
    internal static Tensor T(int seed, Axis[] axes, double low = -0.5, double high = 0.5) => Tensor.From(Numbers(seed, axes, low, high), axes);

    /// <summary>Whole numbers in [0, high).</summary>
    internal static Tensor Integers(int seed, int high, Axis[] axes) =>
        Tensor.From(Array.ConvertAll(Numbers(seed, axes, 0, high), x => (long)Math.Min(Math.Floor(x), high - 1)), axes);

    static float[] Numbers(int seed, Axis[] axes, double low, double high)
    {
        var values = new float[axes.Aggregate(1L, static (n, a) => n * a.Size)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)((uint)(((ulong)i + (ulong)seed * 7919) * 2654435761) / 4294967296.0 * (high - low) + low);
        return values;
    }
}
