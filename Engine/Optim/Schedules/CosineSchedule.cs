namespace NamedTorch;

/// <summary>A linear warm-up to the peak, then half a cosine down to the floor.</summary>
/// <remarks>Loshchilov, Hutter: SGDR, 2017, equation 5, without restarts.</remarks>
/// <param name="peak">The rate after the warm-up.</param>
/// <param name="floor">The rate at the end and after.</param>
/// <param name="warmup">Steps of the warm-up.</param>
/// <param name="total">Steps in all, warm-up included.</param>
public sealed class CosineSchedule(double peak, double floor, long warmup, long total)
{
    /// <summary>The rate of a step, counted from 0.</summary>
    public double At(long step)
    {
        if (step < warmup) return peak * (step + 1) / (warmup + 1);
        if (step >= total) return floor;
        double progress = (double)(step - warmup) / Math.Max(1, total - warmup);
        return floor + 0.5 * (1 + Math.Cos(Math.PI * progress)) * (peak - floor);
    }
}
