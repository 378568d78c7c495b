using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Convolution whose windows are single places: one matrix product per image and group.</summary>
static unsafe class PointConvolution<T> where T : unmanaged, INumberBase<T>
{
    /// <summary>Whether windows of x are its places, and these lie at even distances.</summary>
    internal static bool Serves(in Volume<T> x, Tensor w, ConvolutionPlan plan) =>
        w.Sizes[2] * w.Sizes[3] * w.Sizes[4] == 1 && !plan.Stride.AsSpan().ContainsAnyExcept(1) && !plan.Padding.AsSpan().ContainsAnyExcept(0)
        && x.RowStride == x.Width * x.ColumnStride && (x.Depth == 1 || x.DepthStride == x.Height * x.RowStride);

    /// <summary>y = bias + w · x.</summary>
    internal static void Forward(in Volume<T> y, in Volume<T> x, T* weights, T* bias, int groups)
    {
        if (bias != null) y.Fill(bias);
        nint channels = x.Channels / groups;
        Run(y, x, weights, channels, 1, groups, bias != null);
    }

    /// <summary>The gradient of x: wᵀ · g.</summary>
    internal static void Input(in Volume<T> gx, in Volume<T> g, T* weights, int groups) => Run(gx, g, weights, 1, gx.Channels / groups, groups, accumulate: false);

    static void Run(in Volume<T> y, in Volume<T> x, T* weights, nint resultStride, nint channelStride, int groups, bool accumulate)
    {
        nint channels = x.Channels / groups, results = y.Channels / groups;
        for (int group = 0; group < groups; group++)
            MatrixProduct.Run(results, y.Places, channels, new(weights + group * results * channels, resultStride, channelStride), new(x.At(0, group * channels), x.ChannelStride, x.ColumnStride),
                new StridedMatrix<T>(y.At(0, group * results), y.ChannelStride, 1), [x.Images], [0], [x.ImageStride], [y.ImageStride], accumulate);
    }
}
