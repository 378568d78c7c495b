using System.Diagnostics;

namespace NamedTorch;

/// <summary>One line on the terminal that says how far, how fast and how good. Written to standard error; off when that is redirected.</summary>
/// <param name="total">Steps in all.</param>
/// <param name="done">Steps done before.</param>
public sealed class ProgressBar(long total, long done = 0)
{
    const int Width = 28;
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly long before = done;
    TimeSpan shown = TimeSpan.MinValue;

    /// <summary>Shows a step; at most ten times a second.</summary>
    /// <param name="step">Steps done, up to the total.</param>
    /// <param name="note">What else to say: "loss 1.93".</param>
    public void Report(long step, string note)
    {
        if (Console.IsErrorRedirected || step < total && clock.Elapsed - shown < TimeSpan.FromMilliseconds(100)) return;
        shown = clock.Elapsed;
        double left = (total - step) * shown.TotalSeconds / Math.Max(1, step - before);
        int filled = (int)(Width * step / Math.Max(1, total));
        Console.Error.Write($"\r[{new string('█', filled)}{new string('·', Width - filled)}] {step}/{total}  {note}  {TimeSpan.FromSeconds(left):m\\:ss} left \u001b[K");
        if (step >= total) Console.Error.WriteLine();
    }
}
