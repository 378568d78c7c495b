using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>3 × 3 convolution with a quarter of the multiplications: F(4 × 4, 3 × 3).</summary>
/// <remarks>
/// Serves float32 of one place of depth, stride 1, dilation 1, with at least <see cref="LeastChannels"/> channels on both sides of a group,
/// tiles that cover at most twice what is there, and no more weights than fit beside their values at the points. The rule reads the shape alone. Against the plain sum the rounding error about
/// doubles, and an infinity or NaN reaches the whole 4 × 4 tile, not only the places whose windows hold it.
/// </remarks>
static unsafe class Winograd
{
    const int LeastChannels = 16, LeastTiles = 8, Taps = 9;
    const long MostWeights = Taps << 19;

    /// <summary>Whether the convolution from x to y with weights w is computed here, forward and backward.</summary>
    internal static bool Serves(Tensor x, Tensor y, Tensor w, ConvolutionPlan plan) =>
        x.DType == DType.Float32 && w.Sizes[2..].SequenceEqual([1, 3, 3]) && x.Sizes[2] == 1 && y.Sizes[2] == 1
        && !plan.Stride.AsSpan().ContainsAnyExcept(1) && !plan.Dilation.AsSpan().ContainsAnyExcept(1)
        && Math.Min(w.Sizes[1], w.Sizes[0] / plan.Groups) >= LeastChannels && w.ElementCount <= MostWeights && Fills(x) && Fills(y);

    static bool Fills(Tensor x)
    {
        long tiles = (x.Sizes[3] + 3) / 4 * ((x.Sizes[4] + 3) / 4);
        return tiles * 16 <= 2 * x.Sizes[3] * x.Sizes[4] && tiles * x.Sizes[0] >= LeastTiles;
    }

    /// <summary>y = bias + Σ w·x.</summary>
    internal static void Forward(Tensor y, float* py, Tensor x, float* px, Tensor w, float* pw, float* bias, ConvolutionPlan plan)
    {
        if (Vector512.IsHardwareAccelerated) Correlate<Wide512<float>>(y, py, x, px, w, pw, bias, plan, isTurned: false);
        else if (Vector256.IsHardwareAccelerated) Correlate<Wide256<float>>(y, py, x, px, w, pw, bias, plan, isTurned: false);
        else Correlate<Wide128<float>>(y, py, x, px, w, pw, bias, plan, isTurned: false);
    }

    /// <summary>The gradient of x: a correlation of g with the weights turned by half a turn, channels and results exchanged.</summary>
    internal static void Input(Tensor gx, float* px, Tensor g, float* pg, Tensor w, float* pw, ConvolutionPlan plan)
    {
        if (Vector512.IsHardwareAccelerated) Correlate<Wide512<float>>(gx, px, g, pg, w, pw, null, plan, isTurned: true);
        else if (Vector256.IsHardwareAccelerated) Correlate<Wide256<float>>(gx, px, g, pg, w, pw, null, plan, isTurned: true);
        else Correlate<Wide128<float>>(gx, px, g, pg, w, pw, null, plan, isTurned: true);
    }

    static void Correlate<TWide>(Tensor y, float* py, Tensor x, float* px, Tensor w, float* pw, float* bias, ConvolutionPlan plan, bool isTurned) where TWide : struct, IWide<TWide, float>
    {
        nint channels = (nint)w.Sizes[1], results = (nint)w.Sizes[0] / plan.Groups;
        nint top = (nint)plan.Padding[1], left = (nint)plan.Padding[2];
        var weights = new WinogradWeights<TWide> { Weights = pw, Results = results, ResultStride = channels * Taps, Channels = channels, ChannelStride = Taps, GroupStride = results * channels * Taps, Groups = plan.Groups };
        if (isTurned)
        {
            weights = weights with { Results = channels, ResultStride = Taps, Channels = results, ChannelStride = channels * Taps, IsTurned = true };
            (top, left) = (2 - top, 2 - left);
        }
        var job = new WinogradCorrelation<TWide>
        {
            Source = new(px, x),
            Target = new(py, y),
            Tiles = new(y.Sizes[0], y.Sizes[3], y.Sizes[4], Tile<float, TWide>.Rows),
            Weights = weights,
            Top = top,
            Left = left,
            Bias = bias,
        };
        WinogradCorrelation<TWide>.Run(ref job);
    }

    /// <summary>The gradient of w.</summary>
    internal static void Weight(Tensor gw, float* pw, Tensor g, float* pg, Tensor x, float* px, ConvolutionPlan plan)
    {
        if (Vector512.IsHardwareAccelerated) Weight<Wide512<float>>(gw, pw, g, pg, x, px, plan);
        else if (Vector256.IsHardwareAccelerated) Weight<Wide256<float>>(gw, pw, g, pg, x, px, plan);
        else Weight<Wide128<float>>(gw, pw, g, pg, x, px, plan);
    }

    static void Weight<TWide>(Tensor gw, float* pw, Tensor g, float* pg, Tensor x, float* px, ConvolutionPlan plan) where TWide : struct, IWide<TWide, float>
    {
        var job = new WinogradWeightGradient<TWide>
        {
            X = new(px, x),
            G = new(pg, g),
            Tiles = new(g.Sizes[0], g.Sizes[3], g.Sizes[4], 1),
            Top = (nint)plan.Padding[1],
            Left = (nint)plan.Padding[2],
            Channels = (nint)gw.Sizes[1],
            Results = (nint)gw.Sizes[0] / plan.Groups,
            Groups = plan.Groups,
            Gradient = pw,
        };
        WinogradWeightGradient<TWide>.Run(ref job);
    }
}
