using Xunit;

namespace NamedTorch.Tests.Reduce;

/// <summary>Running sums of every length, from both ends, along rows and columns, against sums in double.</summary>
public sealed class RunningSumTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 5)]
    [InlineData(2, 70)]
    public void EveryLength_GivesTheSumsOfDoubles(int rows, int columns)
    {
        for (int length = 0; length < 150; length++)
        {
            var random = new Random(length);
            float[] values = [.. Enumerable.Range(0, rows * length * columns).Select(_ => (float)random.NextDouble() - 0.25f)];
            var x = Tensor.From(values, ("R", rows), ("L", length), ("C", columns));
            float[] forward = x.CumSum("L").ToArray<float>();
            // The gradient of a sum of running sums runs from the other end: with weights it shows every place.
            x.RequiresGrad = true;
            var weights = Tensor.From((float[])values.Clone(), ("R", rows), ("L", length), ("C", columns));
            (x.CumSum("L") * weights).Sum().Backward();
            float[] backward = x.Grad!.ToArray<float>();
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                {
                    double sum = 0, back = 0;
                    for (int i = 0; i < length; i++)
                    {
                        int from = (r * length + i) * columns + c, to = (r * length + length - 1 - i) * columns + c;
                        Assert.Equal((float)(sum += values[from]), forward[from], 1e-6f);
                        Assert.Equal((float)(back += values[to]), backward[to], 1e-6f);
                    }
                }
        }
    }

    [Fact]
    public void NaN_StaysFromItsPlaceOn()
    {
        for (int at = 0; at < 100; at++)
        {
            var values = new float[100];
            values[at] = float.NaN;
            float[] sums = Tensor.From(values, ("L", 100)).CumSum("L").ToArray<float>();
            for (int i = 0; i < 100; i++) Assert.Equal(i >= at, float.IsNaN(sums[i]));
        }
    }
}
