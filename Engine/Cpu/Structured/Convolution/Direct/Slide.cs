namespace NamedTorch.Cpu;

/// <summary>One dim of a correlation: result i sees the source at i · stride + each tap's shift.</summary>
/// <remarks>
/// Taps whose shifts are equal modulo the cycle are of one phase. A phase's places lie side by side in a <see cref="StripLayout"/>, and so
/// each tap of it reads neighbouring places for neighbouring results, whatever the stride.
/// </remarks>
sealed class Slide
{
    /// <summary>The places of each tap.</summary>
    /// <param name="shifts">One per tap, of any sign.</param>
    /// <param name="stride">Places from one result to the next.</param>
    /// <param name="cycle">The stride, or <see cref="long.MaxValue"/> to keep every place apart.</param>
    internal Slide(long[] shifts, long stride, long cycle)
    {
        long least = shifts.Min();
        long[] phases = [.. shifts.Select(shift => (shift - least) % cycle).Distinct().Order()];
        Stride = stride;
        Starts = Array.ConvertAll(phases, phase => least + phase);
        Phases = Array.ConvertAll(shifts, shift => Array.IndexOf(phases, (shift - least) % cycle));
        Steps = Array.ConvertAll(shifts, shift => (nint)((shift - least) / cycle));
        Reach = Steps.Max();
    }

    internal int Taps => Steps.Length;
    internal long Stride { get; }
    /// <summary>Where each phase begins for result 0.</summary>
    internal long[] Starts { get; }
    /// <summary>The phase of each tap.</summary>
    internal int[] Phases { get; }
    /// <summary>How many places of its phase each tap is ahead.</summary>
    internal nint[] Steps { get; }
    /// <summary>The largest step.</summary>
    internal nint Reach { get; }
}
