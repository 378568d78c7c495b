using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Index;

public sealed class PlacesTests
{
    static Tensor Numbers(int seed, params Axis[] axes)
    {
        var random = new Random(seed);
        var values = new float[TensorType.Of(axes).ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = (float)(random.NextDouble() - 0.5);
        return Tensor.From(values, axes);
    }

    static Tensor Indices(int seed, int below, params Axis[] axes)
    {
        var random = new Random(seed);
        var values = new long[TensorType.Of(axes).ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = random.Next(below);
        return Tensor.From(values, axes);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(9, 8)]
    [InlineData(40_001, 31_234)]
    public void IndexOutOfRange_IsNamedWhereverItStands(int count, int bad)
    {
        var values = new long[count];
        values[bad] = 93;
        var at = Tensor.From(values, ("t", count));
        var error = Assert.Throws<TensorIndexException>(() => Embedding(Numbers(1, ("v", 7), ("m", 2)), at, "v"));
        Assert.Contains("93", error.Message);
        values[bad] = -1;
        error = Assert.Throws<TensorIndexException>(() => Embedding(Numbers(1, ("v", 7), ("m", 2)), Tensor.From(values, ("t", count)), "v"));
        Assert.Contains("-1", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(45)]
    [InlineData(64)]
    [InlineData(100)]
    public void Rows_AreTakenWholeWhateverTheirLength(int width)
    {
        Tensor table = Numbers(1, ("v", 9), ("m", width)), indices = Indices(2, 9, ("t", 50));
        float[] from = table.ToArray<float>(), taken = Embedding(table, indices, "v").ToArray<float>();
        long[] at = indices.ToArray<long>();
        for (int i = 0; i < at.Length; i++) Assert.Equal(from[(int)(at[i] * width)..(int)((at[i] + 1) * width)], taken[(i * width)..((i + 1) * width)]);
    }

    [Theory]
    [InlineData(5, 7, 1)]
    [InlineData(300, 5, 40)]
    [InlineData(17, 3, 300)]
    [InlineData(2000, 40, 33)]
    public void EmbeddingGradient_EqualsTheSumInOrder_WhateverTheThreads(int count, int rows, int width)
    {
        int before = Threads.Count;
        Tensor indices = Indices(1, rows, ("t", count)), g = Numbers(2, ("t", count), ("m", width));
        var expected = new float[rows * width];
        long[] at = indices.ToArray<long>();
        float[] values = g.ToArray<float>();
        for (int i = 0; i < count; i++)
            for (int j = 0; j < width; j++) expected[at[i] * width + j] += values[i * width + j];
        try
        {
            foreach (int threads in (int[])[1, 2, 3, 8])
            {
                Threads.Count = threads;
                var weight = Zeros(("v", rows), ("m", width));
                weight.RequiresGrad = true;
                Embedding(weight, indices, "v").Backward(g);
                Assert.Equal(expected, weight.Grad!.ToArray<float>());
            }
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public void EmbeddingPadding_GetsNoGradient()
    {
        var weight = Ones(("v", 3), ("m", 2));
        weight.RequiresGrad = true;
        Embedding(weight, Tensor.From([0L, 2, 2]), "v", padding: 2).Sum().Backward();
        Assert.Equal([1f, 1, 0, 0, 0, 0], weight.Grad!.ToArray<float>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void IndexSelect_OfAnyLayout_EqualsOneByOne(int dim)
    {
        foreach (var x in (Tensor[])[Numbers(3, 4, 5, 60), Numbers(3, 60, 5, 4).T, Numbers(3, 4, 60, 5).Transpose(1, 2)])
        {
            var index = Indices(4, (int)x.Sizes[dim], 50);
            var y = x.IndexSelect(dim, index);
            long[] at = index.ToArray<long>();
            for (int i = 0; i < at.Length; i++) Assert.Equal(x.Select(dim, (int)at[i]).ToArray<float>(), y.Select(dim, i).ToArray<float>());
        }
    }

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.UInt8)]
    public void IndexAdd_EveryDType_Adds(DType dtype)
    {
        var x = Zeros([3, 2], dtype);
        var y = x.IndexAdd(0, Tensor.From([2L, 0, 2]), Ones([3, 2], dtype));
        Assert.Equal(dtype, y.DType);
        Assert.Equal([1.0, 1, 0, 0, 2, 2], SampleCheck.Values(y));
    }

    [Fact]
    public void IndexAdd_Bool_Refused() => Assert.Throws<DTypeException>(() => Zeros([2], DType.Bool).IndexAdd(0, Tensor.From([0L]), Ones([1], DType.Bool)));

    [Fact]
    public void Scatter_FloatIndex_Refused() => Assert.Throws<DTypeException>(() => Zeros(2).Scatter(0, Zeros(1), 1f));

    [Fact]
    public void Gather_IndexWithoutTheDim_PicksOneEverywhere()
    {
        var x = Tensor.From([1f, 2, 3, 4, 5, 6], ("batch", 2), ("class", 3));
        var y = x.Gather("class", Tensor.From([2L, 0], ("batch", 2)));
        Assert.Equal("(batch 2)", y.Type.ToString());
        Assert.Equal([3f, 4], y.ToArray<float>());
    }

    [Fact]
    public void Gather_IndexName_BecomesTheResults()
    {
        var x = Numbers(5, ("batch", 2), ("class", 3));
        Assert.Equal("(batch 2, k 2)", x.Gather("class", Indices(1, 3, ("batch", 2), ("k", 2))).Type.ToString());
        Assert.Equal("(batch 2, class 2)", x.Gather("class", Indices(1, 3, 2, 2)).Type.ToString());
        Assert.Throws<NameMismatchException>(() => x.Gather("class", Indices(1, 3, ("time", 2), ("k", 2))));
    }

    [Fact]
    public void Scatter_PlacesThatMeet_TheLastStays() =>
        Assert.Equal([3f, 0], Zeros(2).Scatter(0, Tensor.From([0L, 0, 0]), Tensor.From([1f, 2, 3])).ToArray<float>());

    [Fact]
    public void MaskedSelect_Named_TakesTheName() =>
        Assert.Equal("(kept 2)", Tensor.From([1f, 2, 3], ("a", 3)).MaskedSelect(Tensor.From([true, false, true], ("a", 3)), "kept").Type.ToString());

    [Fact]
    public void Nonzero_RowsOfPositions()
    {
        var y = Tensor.From([0f, 1, 2, 0], 2, 2).Nonzero("n", "d");
        Assert.Equal("(n 2, d 2)", y.Type.ToString());
        Assert.Equal([0L, 1, 1, 0], y.ToArray<long>());
    }

    [Fact]
    public void OneHot_NegativeLabel_Refused() => Assert.Throws<TensorIndexException>(() => Tensor.From([-1L]).OneHot(("class", 3)));

    [Fact]
    public void ScatterProduct_ThroughOneZero_OnlyTheZeroHasADerivative()
    {
        var x = Tensor.From([2f]);
        var source = Tensor.From([0f, 5]);
        x.RequiresGrad = source.RequiresGrad = true;
        x.ScatterReduce(0, Tensor.From([0L, 0]), source, ScatterReduction.Product).Sum().Backward();
        Assert.Equal([0f], x.Grad!.ToArray<float>());
        Assert.Equal([10f, 0], source.Grad!.ToArray<float>());
    }

    [Fact]
    public void SearchSorted_LeftAndRight_DifferWhereValuesAreEqual()
    {
        var sorted = Tensor.From([1f, 3, 3, 5]);
        var values = Tensor.From([3f, 0, 6, float.NaN], ("a", 4));
        Assert.Equal([1L, 0, 4, 4], SearchSorted(sorted, values).ToArray<long>());
        Assert.Equal([3L, 0, 4, 4], SearchSorted(sorted, values, right: true).ToArray<long>());
    }
}
