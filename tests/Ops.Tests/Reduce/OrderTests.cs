using NamedTorch.Diagnostics;
using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Reduce;

public sealed class OrderTests
{
    // Lengths on both sides of the change from insertion to distribution; few different values, so that ties are many.
    [Theory]
    [InlineData(1, 5), InlineData(2, 2), InlineData(47, 9), InlineData(48, 9), InlineData(49, 9), InlineData(300, 20), InlineData(5000, 100000)]
    public void Sort_IsStableInBothDirections(int n, int kinds)
    {
        var random = new Random(n);
        float[] values = [.. Enumerable.Range(0, n).Select(_ => (random.Next(kinds) - kinds / 2) / 4f)];
        if (n > 10) (values[3], values[7]) = (float.NaN, -0f);
        foreach (bool descending in new[] { false, true })
        {
            var (sorted, places) = Tensor.From(values, ("A", n)).Sort("A", descending);
            int[] order = [.. Enumerable.Range(0, n)];
            int[] expected = descending ? [.. order.OrderByDescending(i => Rank(values[i])).ThenBy(i => i)] : [.. order.OrderBy(i => Rank(values[i])).ThenBy(i => i)];
            Assert.Equal(expected.Select(i => (long)i), places.ToArray<long>());
            Assert.Equal(expected.Select(i => values[i]), sorted.ToArray<float>());
        }

        static double Rank(float v) => float.IsNaN(v) ? double.PositiveInfinity : v;
    }

    [Theory]
    [InlineData(DType.Int64), InlineData(DType.Int32), InlineData(DType.Int8), InlineData(DType.Float64), InlineData(DType.Float16)]
    public void EveryDType_SortsAsNumbers(DType dtype)
    {
        var x = Tensor.From([.. Enumerable.Range(0, 100).Select(i => (double)(i * 37 % 101 - 50))], ("A", 100)).To(dtype);
        double[] sorted = x.Sort("A").Values.To(DType.Float64).ToArray<double>();
        Assert.Equal(x.To(DType.Float64).ToArray<double>().Order(), sorted);
    }

    [Fact]
    public void StridedLines_SortAsDenseOnes()
    {
        var x = Tensor.From([.. Enumerable.Range(0, 70 * 37).Select(i => (float)(i * 7919 % 613))], ("A", 70), ("B", 37));
        var copied = x.Transpose("A", "B").Clone();
        Assert.Equal(copied.Sort("A").Values.Transpose("A", "B").Clone().ToArray<float>(), x.Sort("A").Values.ToArray<float>());
        Assert.Equal(copied.CumSum("A").Transpose("A", "B").Clone().ToArray<float>(), x.CumSum("A").ToArray<float>());
        Assert.Equal(copied.Argmax("A").ToArray<long>(), x.Argmax("A").ToArray<long>());
    }

    [Fact]
    public void Extremes_TakeTheFirstOfEqualOnes_AndNaNFirst()
    {
        var x = Tensor.From([1f, 3, 3, 2, float.NaN, 5, 0, 0], ("A", 2), ("B", 4));
        var (values, places) = x.Max("B");
        Assert.Equal([3f, float.NaN], values.ToArray<float>());
        Assert.Equal([1L, 0], places.ToArray<long>());
        Assert.Equal([0L, 0], x.Argmin("B").ToArray<long>());
        float[] line = [.. Enumerable.Range(0, 100).Select(i => (float)(i * 7 % 50))];
        Assert.Equal(Array.IndexOf(line, 49f), Tensor.From(line).Argmax(0).Item<long>());
        line[61] = float.NaN;
        Assert.Equal(61L, Tensor.From(line).Argmax(0).Item<long>());
        Assert.Equal(61L, Tensor.From(line).Argmin(0).Item<long>());
    }

    [Fact]
    public void Medians_DifferInNaN()
    {
        var x = Tensor.From([4f, 1, float.NaN, 3], ("A", 4));
        Assert.True(float.IsNaN(x.Median().Item<float>()));
        Assert.Equal(3f, x.NanMedian().Item<float>());
        Assert.Equal(2f, Tensor.From([4f, 1, 2, 3]).Median().Item<float>());
    }

    [Fact]
    public void Mode_IsTheSmallestOfTheMostFrequent()
    {
        var (values, places) = Tensor.From([2f, 1, 2, 1, 3], ("A", 5)).Mode("A");
        Assert.Equal((1f, 3L), (values.Item<float>(), places.Item<long>()));
    }

    [Fact]
    public void TopK_EqualsTheSortedStart_ForFewAndForMany()
    {
        var x = Tensor.From([.. Enumerable.Range(0, 200).Select(i => (float)(i * 37 % 101))], ("A", 200));
        foreach (int k in new[] { 3, 150 })
            foreach (bool largest in new[] { true, false })
            {
                var (values, places) = x.TopK(k, "A", largest);
                var (all, order) = x.Sort("A", descending: largest);
                Assert.Equal(all.ToArray<float>()[..k], values.ToArray<float>());
                Assert.Equal(order.ToArray<long>()[..k], places.ToArray<long>());
            }
    }

    [Theory]
    [InlineData(0.0, 1f), InlineData(0.5, 2.5f), InlineData(1.0, 4f), InlineData(0.25, 1.75f)]
    public void Quantile_InterpolatesLinearly(double q, float expected) => Assert.Equal(expected, Tensor.From([4f, 1, 3, 2]).Quantile(q).Item<float>());

    [Fact]
    public void Unique_CountsAndFindsBack()
    {
        var x = Tensor.From([3L, 1, 3, 2, 1, 3], ("A", 2), ("B", 3));
        var (values, inverse, counts) = x.Unique("U");
        Assert.Equal("(U 3)", values.Type.ToString());
        Assert.Equal([1L, 2, 3], values.ToArray<long>());
        Assert.Equal([2L, 1, 3], counts.ToArray<long>());
        Assert.Equal([2L, 0, 2, 1, 0, 2], inverse.ToArray<long>());
        Assert.Equal(x.Type, inverse.Type);
        Assert.Equal([3L, 1, 3, 2, 1, 3], x.UniqueConsecutive().Values.ToArray<long>());
    }

    [Fact]
    public void WhatHasNoAnswer_IsRefused()
    {
        var nothing = Tensor.From(Array.Empty<float>(), ("A", 0));
        Assert.Equal(DiagnosticId.NT2007, Assert.ThrowsAny<TensorTypeException>(() => nothing.Max("A")).Id);
        Assert.Equal(DiagnosticId.NT2007, Assert.ThrowsAny<TensorTypeException>(() => nothing.Amax()).Id);
        Assert.Equal(DiagnosticId.NT2007, Assert.ThrowsAny<TensorTypeException>(() => nothing.Argmax()).Id);
        Assert.Equal(DiagnosticId.NT2007, Assert.ThrowsAny<TensorTypeException>(() => Tensor.From([1f]).KthValue(2, 0)).Id);
        Assert.Equal(DiagnosticId.NT1003, Assert.ThrowsAny<TensorTypeException>(() => nothing.Sort("B")).Id);
    }
}
