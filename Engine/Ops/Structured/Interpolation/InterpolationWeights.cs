namespace NamedTorch.Ops;

/// <summary>The weights of interpolation along one dim. Places are computed in float32, as PyTorch does: rounding decides which neighbour is nearest.</summary>
static class InterpolationWeights
{
    internal static Band Band(long inputs, long outputs, InterpolationMode mode, bool alignCorners, double? factor)
    {
        if (mode == InterpolationMode.Area) return PoolWindows.Adaptive(inputs, outputs).Averages();
        float step = factor is { } f ? (float)(1 / f) : (float)inputs / outputs;
        float aligned = outputs > 1 ? (float)(inputs - 1) / (outputs - 1) : 0;
        return Ops.Band.Of(inputs, outputs, o => mode switch
        {
            InterpolationMode.Nearest => (Math.Min((long)MathF.Floor(o * step), inputs - 1), [1.0]),
            InterpolationMode.NearestExact => (Math.Min((long)MathF.Floor((o + 0.5f) * step), inputs - 1), [1.0]),
            InterpolationMode.Linear => Linear(inputs, alignCorners ? o * aligned : Math.Max(0, (o + 0.5f) * step - 0.5f)),
            _ => Cubic(inputs, alignCorners ? o * aligned : (o + 0.5f) * step - 0.5f),
        });
    }

    static (long, double[]) Linear(long inputs, float place)
    {
        long first = Math.Min((long)place, inputs - 1);
        double t = Math.Clamp(place - first, 0, 1);
        return first == inputs - 1 ? (first, [1.0]) : (first, [1 - t, t]);
    }

    // Places beyond the ends count as the first or last one.
    static (long, double[]) Cubic(long inputs, float place)
    {
        const double a = -0.75;
        long before = (long)MathF.Floor(place);
        double t = place - before;
        double[] weights = [Far(t + 1), Near(t), Near(1 - t), Far(2 - t)];
        long first = Math.Clamp(before - 1, 0, inputs - 1), last = Math.Clamp(before + 2, 0, inputs - 1);
        var merged = new double[last - first + 1];
        for (int k = 0; k < 4; k++) merged[Math.Clamp(before - 1 + k, 0, inputs - 1) - first] += weights[k];
        return (first, merged);

        static double Near(double x) => ((a + 2) * x - (a + 3)) * x * x + 1;
        static double Far(double x) => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
    }
}
