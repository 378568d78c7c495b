using NamedTorch.Diagnostics;
using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Reduce;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(5, 3), InlineData(1000, 7), InlineData(3000, 40), InlineData(100000, 1), InlineData(70, 1500)]
    public void Variance_IsAccurateFarFromZero(int n, int columns)
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, n * columns).Select(_ => 10000 + random.NextSingle())];
        foreach (bool transposed in new[] { false, true })
        {
            var x = Tensor.From(values, ("N", n), ("F", columns));
            if (transposed) x = x.Transpose("N", "F").Clone();
            var (variance, mean) = x.VarMean("N");
            for (int f = 0; f < columns; f += Math.Max(1, columns / 5))
            {
                double[] column = [.. Enumerable.Range(0, n).Select(i => (double)values[i * columns + f])];
                double m = column.Average(), v = column.Sum(c => (c - m) * (c - m)) / (n - 1);
                Assert.InRange(mean.ToArray<float>()[f], m - 0.001, m + 0.001);
                Assert.InRange(variance.ToArray<float>()[f] / v, 1 - 1e-5, 1 + 1e-5);
            }
        }
    }

    [Fact]
    public void Correction_DividesByLess()
    {
        var x = Tensor.From([1f, 2, 3, 4], ("A", 4));
        Assert.Equal(5f / 3, x.Var("A").Item<float>(), 6);
        Assert.Equal(1.25f, x.Var("A", correction: 0).Item<float>());
        Assert.True(float.IsNaN(Tensor.From([1f], ("A", 1)).Var("A").Item<float>()));
    }

    [Fact]
    public void Std_HasNoSlopeWhereNothingVaries()
    {
        var x = Tensor.From([2f, 2, 2], ("A", 3));
        x.RequiresGrad = true;
        x.Std("A").Backward();
        Assert.Equal([0f, 0, 0], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void Norm_HasNoSlopeAtZero()
    {
        var x = Tensor.From([0f, 0, 3, 4], ("A", 2), ("B", 2));
        x.RequiresGrad = true;
        x.Norm(2, "B").Sum().Backward();
        Assert.Equal([0f, 0, 0.6f, 0.8f], x.Grad!.ToArray<float>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Products_HaveExactDerivativesAtZeros(int zeros)
    {
        float[] values = [2, zeros > 0 ? 0 : 5, 3, zeros > 1 ? 0 : 7];
        var x = Tensor.From(values, ("A", 4));
        x.RequiresGrad = true;
        x.Prod("A").Backward();
        Assert.Equal(Enumerable.Range(0, 4).Select(i => values.Where((_, j) => j != i).Aggregate(1f, (p, v) => p * v)), x.Grad!.ToArray<float>());
        x.Grad = null;
        x.CumProd("A").Sum().Backward();
        Assert.Equal(Enumerable.Range(0, 4).Select(k => Enumerable.Range(k, 4 - k).Sum(i => values.Take(i + 1).Where((_, j) => j != k).Aggregate(1f, (p, v) => p * v))), x.Grad!.ToArray<float>());
    }

    [Theory]
    [InlineData(5f, 2f * 3 + 2 * 5 + 3 * 5)]
    [InlineData(0f, 2f * 3)]
    public void Products_AreDifferentiatedTwice(float factor, float expected)
    {
        var x = Tensor.From([2f, factor, 3], ("A", 3));
        x.RequiresGrad = true;
        x.Prod("A").Backward(createGraph: true);
        var first = x.Grad!;
        x.Grad = null;
        // Σᵢ ∂/∂xᵢ of the product, differentiated by x: the sums of pairs.
        first.Sum().Backward();
        float[] pairs = [3 + factor, 5, 2 + factor], got = x.Grad!.ToArray<float>();
        for (int i = 0; i < 3; i++) Assert.Equal(pairs[i], got[i], 1e-5f);
        Assert.Equal(expected, first.Sum().Item<float>());
    }

    [Fact]
    public void LogSumExp_NeitherOverflowsNorLosesInfinity()
    {
        float infinity = float.PositiveInfinity;
        var x = Tensor.From([1000f, 1000, -infinity, -infinity, infinity, 1, -1000, -1000], ("A", 4), ("B", 2));
        Assert.Equal([1000 + MathF.Log(2), -infinity, infinity, -1000 + MathF.Log(2)], x.LogSumExp("B").ToArray<float>());
        Assert.Equal([1000f, 1000 + MathF.Log(2)], x[.., ..].LogCumSumExp("B").ToArray<float>()[..2]);
    }

    [Fact]
    public void NanSums_LeaveNaNOut()
    {
        var x = Tensor.From([1f, float.NaN, 3], ("A", 3));
        Assert.Equal(4f, x.NanSum().Item<float>());
        Assert.Equal(2f, x.NanMean().Item<float>());
        x.RequiresGrad = true;
        x.NanSum().Backward();
        Assert.Equal([1f, 0, 1], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void OverNothing_IsTheIdentity()
    {
        var x = Tensor.From(Array.Empty<float>(), ("A", 0), ("B", 2));
        Assert.Equal([0f, 0], x.Sum("A").ToArray<float>());
        Assert.Equal([1f, 1], x.Prod("A").ToArray<float>());
        Assert.True(float.IsNaN(x.Mean("A").ToArray<float>()[0]));
        Assert.Equal([true, true], x.All("A").ToArray<bool>());
        Assert.Equal([false, false], x.Any("A").ToArray<bool>());
        Assert.Equal(float.NegativeInfinity, x.LogSumExp("A").ToArray<float>()[0]);
    }

    [Fact]
    public void WhatIsNoStatistic_IsRefused()
    {
        var x = Tensor.From([1, 2], ("A", 2));
        Assert.Equal(DiagnosticId.NT4101, Assert.Throws<DTypeException>(() => x.Mean()).Id);
        Assert.Equal(DiagnosticId.NT4101, Assert.Throws<DTypeException>(() => x.Var()).Id);
        Assert.Equal(DiagnosticId.NT1003, Assert.Throws<UnknownDimException>(() => x.Sum("B")).Id);
        Assert.Equal(DiagnosticId.NT1013, Assert.Throws<DimIndexException>(() => x.Sum(1)).Id);
        Assert.Equal(DiagnosticId.NT1014, Assert.Throws<DuplicateNamesException>(() => x.Sum("A", 0)).Id);
    }

    [Fact]
    public void HalfTypes_AreSummedInFloat()
    {
        var x = Ones(("A", 70000)).To(DType.Float16);
        Assert.Equal(1f, x.Mean().To(DType.Float32).Item<float>());
        Assert.Equal(DType.Float16, x.Mean().DType);
    }

    [Fact]
    public void Counts_SeeFractions() => Assert.Equal(3L, Tensor.From([0.25f, 0, -0.5f, float.NaN]).CountNonzero().Item<long>());
}
