using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.RandomNumbers;

public class DistributionTests
{
    const int Many = 200_000;

    static (double Mean, double Deviation) Moments(Tensor x)
    {
        double[] values = x.To(DType.Float64).ToArray<double>();
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    [Theory]
    [InlineData(DType.Float32), InlineData(DType.Float64), InlineData(DType.Float16), InlineData(DType.BFloat16)]
    public void Uniform_HasItsMomentsAndBounds(DType dtype)
    {
        var x = Rand([Many], dtype, new Generator(1));
        double[] values = x.To(DType.Float64).ToArray<double>();
        Assert.InRange(values.Min(), 0, 0.01);
        Assert.True(values.Max() is < 1 and > 0.98);
        Assert.InRange(Moments(x).Mean, 0.49, 0.51);
        Assert.InRange(Moments(x).Deviation, 0.285, 0.292);
    }

    [Theory]
    [InlineData(DType.Float32), InlineData(DType.Float64), InlineData(DType.Float16)]
    public void Normal_HasItsMomentsAndTails(DType dtype)
    {
        var x = Randn([Many], dtype, new Generator(2));
        Assert.InRange(Moments(x).Mean, -0.01, 0.01);
        Assert.InRange(Moments(x).Deviation, 0.99, 1.01);
        double[] values = x.To(DType.Float64).ToArray<double>();
        Assert.InRange(values.Count(v => Math.Abs(v) > 2) / (double)Many, 0.043, 0.048);
        Assert.InRange(values.Zip(values[1..]).Average(p => p.First * p.Second), -0.01, 0.01);
    }

    [Fact]
    public void Fills_WorkOnViewsOfAnyLayout()
    {
        var x = Zeros(("A", 3), ("B", 4));
        x.View(TensorType.Of(("B", 4), ("A", 3)), [1, 4], 0).FillNormal(5, 0.1, new(3));
        Assert.All(x.ToArray<float>(), v => Assert.InRange(v, 4, 6));
        Assert.All(Zeros(100).FillUniform(2, 3, new(3)).ToArray<float>(), v => Assert.InRange(v, 2, 3));
        Assert.InRange(Moments(Zeros(Many).FillExponential(2, new(3))).Mean, 0.49, 0.51);
        Assert.InRange(Moments(Zeros(Many).FillBernoulli(0.3, new(3))).Mean, 0.29, 0.31);
    }

    [Fact]
    public void Bernoulli_FollowsItsProbabilities()
    {
        Assert.InRange(Moments(Full([Many], 0.7).Bernoulli(new(4))).Mean, 0.69, 0.71);
        Assert.Equal([0, 1], FromValues([0f, 1f], "A").Bernoulli(new(4)).ToArray<float>());
    }

    [Fact]
    public void RandInt_CoversItsRangeEvenly()
    {
        long[] values = RandInt(-3, 4, [Many], generator: new(5)).ToArray<long>();
        Assert.Equal([-3, -2, -1, 0, 1, 2, 3], values.Distinct().Order());
        Assert.All(values.CountBy(v => v), c => Assert.InRange(c.Value, Many / 7 - 1500, Many / 7 + 1500));
        Assert.Equal(DType.UInt8, RandInt(0, 256, [9], DType.UInt8).DType);
        Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => RandInt(3, 3, 2)).Message);
    }

    [Fact]
    public void RandPerm_IsAPermutation()
    {
        long[] order = RandPerm(("A", 1000), generator: new(6)).ToArray<long>();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), order.Order());
        Assert.NotEqual(order, order.Order());
        var firsts = Enumerable.Range(0, 6000).Select(seed => string.Concat(RandPerm(3, generator: new((ulong)seed)).ToArray<long>())).CountBy(p => p).ToArray();
        Assert.Equal(6, firsts.Length);
        Assert.All(firsts, f => Assert.InRange(f.Value, 850, 1150));
    }

    [Fact]
    public void Multinomial_DrawsByWeightAlongTheNamedDim()
    {
        var x = FromValues([[1f, 0, 3], [0, 2, 0]], "Batch", "Vocab");
        var drawn = x.Multinomial("Vocab", ("Sample", 40_000), replacement: true, generator: new(7));
        Assert.Equal("(Batch 2, Sample 40000)", drawn.Type.ToString());
        long[] values = drawn.ToArray<long>();
        Assert.InRange(values[..40_000].Count(v => v == 2), 29_500, 30_500);
        Assert.DoesNotContain(1, values[..40_000]);
        Assert.All(values[40_000..], v => Assert.Equal(1, v));
        var first = FromValues([[1f, 0, 3]], "A", "B").Multinomial("B", ("S", 2), generator: new(8)).ToArray<long>();
        Assert.Equal([0, 2], first.Order());
        Assert.Equal("(S 1, B 3)", FromValues([[1f, 1, 1], [0, 0, 0]], "A", "B").Multinomial("A", ("S", 1)).Type.ToString());
    }

    [Fact]
    public void MultinomialOfBadWeights_Refused()
    {
        foreach (float[] weights in new float[][] { [1, -1], [0, 0], [float.NaN, 1] })
            Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => FromValues(weights, "A").Multinomial("A", ("S", 1), true)).Message);
        Assert.Throws<ShapeException>(() => Ones(3).Multinomial(0, ("S", 4)));
        Assert.Throws<UnknownDimException>(() => Ones(("A", 3)).Multinomial("B", ("S", 1)));
    }

    [Fact]
    public void FilledInPlace_OldValuesGetNoGradient()
    {
        var x = Ones([2], DType.Float32, requiresGrad: true);
        var y = x * 2;
        y.FillUniform();
        (y + x).Sum().Backward();
        Assert.Equal([1f, 1f], x.Grad!.ToArray<float>());
    }
}
