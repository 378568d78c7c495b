using NamedTorch.Ops;

namespace NamedTorch.Tests.Structured;

/// <summary>One convolution with random contents, and what it and its gradients are by nested loops.</summary>
sealed class Example
{
    readonly int groups, stride, padding, dilation;

    internal Example(int[] shape)
    {
        int images = shape[0], channels = shape[1], results = shape[2], height = shape[4], width = shape[5], down = shape[6], across = shape[7];
        (groups, stride, padding, dilation) = (shape[3], shape[8], shape[9], shape[10]);
        X = [images, channels, 1, height, width];
        W = [results, channels / groups, 1, down, across];
        Y = [images, results, 1, (height + 2 * padding - dilation * (down - 1) - 1) / stride + 1, (width + 2 * padding - dilation * (across - 1) - 1) / stride + 1];
        Plan = new([1, stride, stride], [0, padding, padding], [1, dilation, dilation], groups);
        Bias = Tensor.From(Numbers(results), (Axis)results);
    }

    internal long[] X { get; }
    internal long[] W { get; }
    internal long[] Y { get; }
    internal Tensor Bias { get; }
    internal ConvolutionPlan Plan { get; }

    internal Tensor Empty(long[] sizes) => Torch.Empty([.. sizes.Select(static n => (Axis)(int)n)]);

    internal Tensor Read(long[] sizes) => Tensor.From(Numbers(Count(sizes)), [.. sizes.Select(static n => (Axis)(int)n)]);

    /// <summary>y, and the gradients of x and w where the cotangent is what <see cref="Read"/> gives for y.</summary>
    internal (double[] Y, double[] Gx, double[] Gw) Expected()
    {
        float[] x = Numbers(Count(X)), w = Numbers(Count(W)), g = Numbers(Count(Y)), bias = Numbers((int)W[0]);
        double[] y = new double[g.Length], gx = new double[x.Length], gw = new double[w.Length];
        long results = W[0] / groups;
        for (long image = 0; image < X[0]; image++)
            for (long o = 0; o < W[0]; o++)
                for (long row = 0; row < Y[3]; row++)
                    for (long column = 0; column < Y[4]; column++)
                    {
                        long at = ((image * Y[1] + o) * Y[3] + row) * Y[4] + column;
                        y[at] = bias[o];
                        for (long c = 0; c < W[1]; c++)
                            for (long kh = 0; kh < W[3]; kh++)
                                for (long kw = 0; kw < W[4]; kw++)
                                {
                                    long ih = row * stride - padding + kh * dilation, iw = column * stride - padding + kw * dilation;
                                    if (ih < 0 || ih >= X[3] || iw < 0 || iw >= X[4]) continue;
                                    long from = ((image * X[1] + o / results * W[1] + c) * X[3] + ih) * X[4] + iw, weight = ((o * W[1] + c) * W[3] + kh) * W[4] + kw;
                                    y[at] += (double)w[weight] * x[from];
                                    gx[from] += (double)w[weight] * g[at];
                                    gw[weight] += (double)g[at] * x[from];
                                }
                    }
        return (y, gx, gw);
    }

    static int Count(long[] sizes) => (int)sizes.Aggregate(1L, static (n, size) => n * size);

    static float[] Numbers(int count)
    {
        var random = new Random(count);
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle() * 2 - 1;
        return values;
    }
}
