using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// Weights at the 36 points as panels of the matrix kernel: two registers of results side by side, one line per channel that is summed.
/// </summary>
/// <remarks>One chunk fills the lines of some channels of one panel; results that are not there are 0.</remarks>
unsafe struct WinogradWeights<TWide> : IJob where TWide : struct, IWide<TWide, float>
{
    const int Taps = 9;

    /// <summary>Dense 3 × 3 weights.</summary>
    public float* Weights;

    /// <summary>Elements of the weights from one result, and from one summed channel, to the next; from one group to the next.</summary>
    public nint ResultStride, ChannelStride, GroupStride;

    /// <summary>Whether the taps are turned by half a turn, as the gradient of the input wants them.</summary>
    public bool IsTurned;

    /// <summary>Per group.</summary>
    public nint Results, Channels;

    public int Groups;

    /// <summary>Where the panels go.</summary>
    public float* Panels;

    /// <summary>Panels of a group.</summary>
    public readonly int PanelCount => (int)((Results + 2 * TWide.Count - 1) / (2 * TWide.Count));

    /// <summary>Floats of one panel at one point.</summary>
    public readonly nint PanelSize => Channels * 2 * TWide.Count;

    /// <summary>Floats of all panels.</summary>
    public readonly long Size => (long)Groups * PanelCount * PanelSize * WinogradTransform<TWide>.Points;

    /// <summary>The 36 matrices of a panel, one after the other.</summary>
    public readonly float* Panel(int group, int panel) => Panels + ((nint)group * PanelCount + panel) * PanelSize * WinogradTransform<TWide>.Points;

    readonly Slices Lines => new(Channels, 16);

    /// <summary>Fills all panels.</summary>
    public static void Fill(ref WinogradWeights<TWide> weights) => Team.For(ref weights, weights.Groups * weights.PanelCount * weights.Lines.Count);

    /// <inheritdoc/>
    [SkipLocalsInit]
    public readonly void Run(int chunk)
    {
        int lanes = TWide.Count, parts = Lines.Count, panel = chunk / parts % PanelCount, group = chunk / parts / PanelCount;
        float* taps = stackalloc float[Taps * lanes], middle = stackalloc float[WinogradTransform<TWide>.Points * lanes];
        for (nint channel = (nint)Lines.Begin(chunk % parts), end = (nint)Lines.End(chunk % parts); channel < end; channel++)
            for (nint half = 0; half < 2; half++)
            {
                nint first = (2 * panel + half) * lanes;
                Gather(Weights + group * GroupStride + first * ResultStride + channel * ChannelStride, nint.Clamp(Results - first, 0, lanes), taps);
                float* to = Panel(group, panel) + (channel * 2 + half) * lanes;
                WinogradTransform<TWide>.Run<WeightMap>(taps, 3 * lanes, lanes, to, 6 * PanelSize, PanelSize, middle);
            }
    }

    readonly void Gather(float* from, nint count, float* taps)
    {
        nint lanes = TWide.Count;
        if (count < lanes) new Span<float>(taps, (int)(Taps * lanes)).Clear();
        for (nint lane = 0; lane < count; lane++, from += ResultStride)
            for (nint tap = 0; tap < Taps; tap++) taps[tap * lanes + lane] = from[IsTurned ? Taps - 1 - tap : tap];
    }
}
