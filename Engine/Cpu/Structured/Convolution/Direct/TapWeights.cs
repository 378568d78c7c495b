using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Weights in the order in which the tile kernel reads them: the results of a tile side by side, one line per channel and tap.</summary>
/// <remarks>One chunk fills one panel of a group; results that are not there are 0.</remarks>
unsafe struct TapWeights<T> : IJob where T : unmanaged, INumberBase<T>
{
    public T* Weights;

    /// <summary>Elements of the weights from one result, one summed channel and one group to the next.</summary>
    public nint ResultStride, ChannelStride, GroupStride;

    /// <summary>Where each tap lies in its filter.</summary>
    public nint[] Taps;

    /// <summary>Per group.</summary>
    public nint Results, Channels;

    public int Groups;

    /// <summary>Results of a panel.</summary>
    public nint Rows;

    /// <summary>Where the panels go.</summary>
    public T* Panels;

    /// <summary>Lines of a panel: the length of the sums.</summary>
    public readonly nint Length => Channels * Taps.Length;

    public readonly int PanelCount => (int)((Results + Rows - 1) / Rows);

    /// <summary>Elements of all panels.</summary>
    public readonly long Size => (long)Groups * PanelCount * Rows * Length;

    /// <summary>The panel of the results from panel · rows on.</summary>
    public readonly T* Panel(int group, nint panel) => Panels + (group * PanelCount + panel) * Rows * Length;

    /// <summary>Fills all panels.</summary>
    public static void Fill(ref TapWeights<T> weights) => Team.For(ref weights, weights.Groups * weights.PanelCount);

    /// <inheritdoc/>
    public readonly void Run(int chunk)
    {
        int group = chunk / PanelCount, panel = chunk % PanelCount;
        T* to = Panel(group, panel), from = Weights + group * GroupStride + panel * Rows * ResultStride;
        nint rows = nint.Min(Rows, Results - panel * Rows);
        for (nint channel = 0; channel < Channels; channel++, from += ChannelStride)
            foreach (nint tap in Taps)
                for (nint row = 0; row < Rows; row++) *to++ = row < rows ? from[row * ResultStride + tap] : T.Zero;
    }
}
