using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Convolution of any stride, padding, dilation and groups, forward and backward.</summary>
static unsafe class Direct<T> where T : unmanaged, INumberBase<T>
{
    /// <summary>y = bias + Σ w·x.</summary>
    internal static void Forward(Volume<T> y, Volume<T> x, Tensor w, T* weights, T* bias, ConvolutionPlan plan)
    {
        TapSet[] taps = TapSet.Forward(w, plan);
        nint channels = (nint)w.Sizes[1], results = (nint)w.Sizes[0] / plan.Groups, filter = TapSet.Count(w);
        Correlate(y, x, taps, bias, new()
        {
            Weights = weights,
            Results = results,
            ResultStride = channels * filter,
            Channels = channels,
            ChannelStride = filter,
            GroupStride = results * channels * filter,
            Groups = plan.Groups,
            Taps = TapSet.Places(w, taps),
        });
    }

    /// <summary>The gradient of x: for the places of each phase of the stride, a correlation of g with the taps that reach them.</summary>
    internal static void Input(Volume<T> gx, Volume<T> g, Tensor w, T* weights, ConvolutionPlan plan)
    {
        nint channels = (nint)w.Sizes[1], results = (nint)w.Sizes[0] / plan.Groups, filter = TapSet.Count(w);
        long[] s = plan.Stride;
        for (long d = 0; d < s[0]; d++)
            for (long h = 0; h < s[1]; h++)
                for (long v = 0; v < s[2]; v++)
                {
                    Volume<T> places = gx.Every((nint)d, (nint)h, (nint)v, (nint)s[0], (nint)s[1], (nint)s[2]);
                    if (TapSet.Backward(w, plan, [d, h, v]) is { } taps)
                        Correlate(places, g, taps, null, new()
                        {
                            Weights = weights,
                            Results = channels,
                            ResultStride = filter,
                            Channels = results,
                            ChannelStride = channels * filter,
                            GroupStride = results * channels * filter,
                            Groups = plan.Groups,
                            Taps = TapSet.Places(w, taps),
                        });
                    else places.Fill(null);
                }
    }

    /// <summary>The gradient of w.</summary>
    internal static void Weight(Tensor gw, T* gradient, Volume<T> g, Volume<T> x, ConvolutionPlan plan)
    {
        if (g.Images * g.Channels * g.Places == 0) new Span<T>(gradient, (int)gw.ElementCount).Clear();
        else if (Vector512.IsHardwareAccelerated) Weight<Wide512<T>>(gw, gradient, g, x, plan);
        else if (Vector256.IsHardwareAccelerated) Weight<Wide256<T>>(gw, gradient, g, x, plan);
        else Weight<Wide128<T>>(gw, gradient, g, x, plan);
    }

    static void Weight<TWide>(Tensor gw, T* gradient, Volume<T> g, Volume<T> x, ConvolutionPlan plan) where TWide : struct, IWide<TWide, T>
    {
        var job = new DirectWeightGradient<T, TWide> { X = x, G = g, Channels = (nint)gw.Sizes[1], Results = (nint)gw.Sizes[0] / plan.Groups, Groups = plan.Groups, Gradient = gradient };
        TapSet[] taps = TapSet.Forward(gw, plan);
        DirectWeightGradient<T, TWide>.Run(ref job, taps[0].Slide, taps[1].Slide, taps[2].Slide);
    }

    static void Correlate(Volume<T> y, Volume<T> x, TapSet[] taps, T* bias, TapWeights<T> weights)
    {
        if (weights.Channels == 0) y.Fill(bias);
        else if (Vector512.IsHardwareAccelerated) Correlate<Wide512<T>>(y, x, taps, bias, weights);
        else if (Vector256.IsHardwareAccelerated) Correlate<Wide256<T>>(y, x, taps, bias, weights);
        else Correlate<Wide128<T>>(y, x, taps, bias, weights);
    }

    static void Correlate<TWide>(Volume<T> y, Volume<T> x, TapSet[] taps, T* bias, TapWeights<T> weights) where TWide : struct, IWide<TWide, T>
    {
        var job = new DirectCorrelation<T, TWide> { Source = x, Target = y, Weights = weights, Bias = bias };
        DirectCorrelation<T, TWide>.Run(ref job, taps[0].Slide, taps[1].Slide, taps[2].Slide);
    }
}
