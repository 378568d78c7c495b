using Xunit;

namespace NamedTorch.Tests.Structured;

/// <summary>Max pooling against a search element by element, over strides, cut windows, ties and NaN.</summary>
public sealed class MaxPoolTests
{
    [Theory]
    [InlineData(28, 28, 2, 2, 0, 1)]
    [InlineData(9, 37, 3, 1, 1, 1)]
    [InlineData(11, 40, 3, 2, 1, 1)]
    [InlineData(12, 50, 2, 3, 0, 2)]
    [InlineData(5, 4, 3, 2, 1, 1)]
    [InlineData(33, 7, 1, 2, 0, 1)]
    public void ValuesAndPlaces_AreThoseOfASearch(int height, int width, int kernel, int stride, int padding, int dilation)
    {
        const int planes = 3;
        var random = new Random(height * width);
        // Few different values, so that there are ties; some NaN.
        float[] values = [.. Enumerable.Range(0, planes * height * width).Select(_ => random.Next(40) == 0 ? float.NaN : random.Next(5))];
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            var x = Tensor.From(values, ("Channel", planes), ("Height", height), ("Width", width)).To(dtype);
            var (y, places) = x.MaxPool2dWithIndices(kernel, stride, padding, dilation);
            float[] got = y.To(DType.Float32).ToArray<float>();
            long[] at = places.ToArray<long>();
            int i = 0;
            for (int p = 0; p < planes; p++)
                for (int oh = 0; oh < y.Sizes[1]; oh++)
                    for (int ow = 0; ow < y.Sizes[2]; ow++, i++)
                    {
                        long best = Search(values.AsSpan(p * height * width), height, width, oh * stride - padding, ow * stride - padding, kernel, dilation);
                        Assert.Equal((best, values[p * height * width + best]), (at[i], got[i]));
                    }
        }
    }

    static long Search(ReadOnlySpan<float> x, int height, int width, int top, int left, int kernel, int dilation)
    {
        long best = -1;
        for (int i = top; i < top + kernel * dilation; i += dilation)
            for (int j = left; j < left + kernel * dilation; j += dilation)
            {
                if (i < 0 || i >= height || j < 0 || j >= width) continue;
                int at = i * width + j;
                if (best < 0 || x[at] > x[(int)best] || float.IsNaN(x[at]) && !float.IsNaN(x[(int)best])) best = at;
            }
        return best;
    }
}
