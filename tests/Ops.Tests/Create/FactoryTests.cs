using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Create;

public class FactoryTests
{
    static readonly Dim Batch = new(), Model = new();

    [Fact]
    public void AxesGiven_NamesAndSizesFollow()
    {
        Assert.Equal("(Batch 2, Model 3)", Zeros(Batch[2], Model[3]).Type.ToString());
        Assert.Equal("(? 2, ? 3)", Ones(2, 3).Type.ToString());
        Assert.Equal("(Batch 2, ? 3)", Empty(Batch[2], 3).Type.ToString());
        Assert.Equal("()", Zeros().Type.ToString());
        Assert.Equal(["Batch"], Zeros([Batch[2]], DType.Int64).Dims.Select(d => d.Name));
    }

    [Fact]
    public void ArrayOfAxes_SameAsParams()
    {
        Axis[] axes = [Batch[2], Model[3]];
        Assert.Equal(Zeros(Batch[2], Model[3]).Type, Zeros(axes).Type);
        Assert.Equal(Zeros(Batch[2], Model[3]).Type, Randn(axes).Type);
    }

    [Fact]
    public void EveryDType_FilledExactly()
    {
        foreach (var dtype in Enum.GetValues<DType>())
        {
            Assert.Equal(dtype, Ones([3], dtype).DType);
            Assert.Equal([1, 1, 1], Ones([3], dtype).To(DType.Float64).ToArray<double>());
            Assert.Equal([0, 0, 0], Zeros([3], dtype).To(DType.Float64).ToArray<double>());
        }
    }

    [Fact]
    public void Full_TakesTheValuesType()
    {
        Assert.Equal(DType.Float32, Full([2], 1.5).DType);
        Assert.Equal(DType.Int64, Full([2], 3).DType);
        Assert.Equal(DType.Bool, Full([2], true).DType);
        Assert.Equal(DType.Int32, Full([2], 3, DType.Int32).DType);
        Assert.Equal([long.MaxValue, long.MaxValue], Full([2], long.MaxValue).ToArray<long>());
    }

    [Fact]
    public void Like_KeepsNamesAndDType()
    {
        var x = Zeros([Batch[2], Model[3]], DType.Float64);
        foreach (var y in new[] { ZerosLike(x), OnesLike(x), EmptyLike(x), FullLike(x, 2), RandLike(x), RandnLike(x) })
            Assert.Equal((x.Type, x.DType), (y.Type, y.DType));
        Assert.Equal(DType.Int32, OnesLike(x, DType.Int32).DType);
    }

    [Fact]
    public void New_KeepsDTypeOnly()
    {
        var y = Zeros([Batch[2]], DType.Int32).NewOnes(Model[4]);
        Assert.Equal(("(Model 4)", DType.Int32), (y.Type.ToString(), y.DType));
    }

    [Fact]
    public void RequiresGrad_OfIntegersRefused() =>
        Assert.Contains("NT6001", Assert.Throws<AutogradException>(() => Zeros([2], DType.Int64, requiresGrad: true)).Message);

    [Fact]
    public void NegativeSize_Refused() => Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => Zeros(-2)).Message);

    [Fact]
    public void SameNameTwice_Refused() => Assert.Contains("NT1004", Assert.Throws<DuplicateNamesException>(() => Zeros(Batch[2], Batch[3])).Message);

    [Fact]
    public void Arange_CountsFromZeroOrBetween()
    {
        Assert.Equal([0, 1, 2], Arange(Batch[3]).ToArray<long>());
        Assert.Equal("(Batch 3)", Arange(Batch[3]).Type.ToString());
        Assert.Equal([0, 1, 2, 3], Arange(4).ToArray<long>());
        Assert.Equal([2, 5, 8], Arange(2, 9, 3).ToArray<long>());
        Assert.Equal([3, 2, 1], Arange(3, 0, -1).ToArray<long>());
        Assert.Equal([0.5f, 1f, 1.5f], Arange(0.5, 2.0, 0.5).ToArray<float>());
        Assert.Equal([], Arange(3, 3).ToArray<long>());
        Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => Arange(3, 9, -1)).Message);
        Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => Arange(3, 9, 0)).Message);
    }

    [Fact]
    public void Linspace_IncludesBothEnds()
    {
        Assert.Equal([0, 0.25f, 0.5f, 0.75f, 1], Linspace(0, 1, Batch[5]).ToArray<float>());
        Assert.Equal([3f], Linspace(3, 9, 1).ToArray<float>());
        Assert.Equal([], Linspace(3, 9, 0).ToArray<float>());
        Assert.Equal([1f, 10f, 100f], Logspace(0, 2, 3).ToArray<float>());
        Assert.Equal([1f, 2f, 4f], Logspace(0, 2, 3, radix: 2).ToArray<float>());
    }

    [Fact]
    public void Eye_SecondDimIsStarred()
    {
        Assert.Equal("(Model 2, Model* 2)", Eye(Model[2]).Type.ToString());
        Assert.Equal("(? 2, ? 2)", Eye(2).Type.ToString());
        Assert.Equal([1, 0, 0, 0, 1, 0], Eye(Batch[2], Model[3]).ToArray<float>());
    }

    [Fact]
    public void Causal_AllowsThePastOnly()
    {
        Assert.Equal([true, false, false, true, true, false, true, true, true], Causal(("Query", 3), ("Key", 3)).ToArray<bool>());
        Assert.Equal([0, 0, 1, 0, 1, 1], Tri(3, 2, -1).ToArray<float>());
    }

    [Fact]
    public void NestedArrays_BecomeATensor()
    {
        Assert.Equal("(Batch 2, Model 3)", FromValues([[1f, 2, 3], [4, 5, 6]], "Batch", "Model").Type.ToString());
        Assert.Equal([1, 2, 3, 4], FromValues(new[,] { { 1L, 2 }, { 3, 4 } }).ToArray<long>());
        Assert.Equal("(? 1, ? 1, ? 2)", FromValues([[[true, false]]]).Type.ToString());
        Assert.Equal("(? 2, ? 1, ? 2)", FromValues<double>((Array)new double[][,] { new[,] { { 1.0, 2 } }, new[,] { { 3.0, 4 } } }).Type.ToString());
        Assert.Equal("(? 0)", FromValues(Array.Empty<float>()).Type.ToString());
    }

    [Fact]
    public void RaggedArrays_Refused()
    {
        Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => FromValues([[1f, 2], [3f]])).Message);
        Assert.Contains("NT1015", Assert.Throws<NameCountException>(() => FromValues([[1f, 2]], "A")).Message);
    }

    [Fact]
    public void Fill_OverwritesInPlace()
    {
        var x = Ones(Batch[2]);
        Assert.Same(x, x.Fill(2.5));
        Assert.Equal([2.5f, 2.5f], x.ToArray<float>());
        Assert.Equal([0f, 0f], x.FillZeros().ToArray<float>());
        Assert.Contains("NT6005", Assert.Throws<IntoException>(() => Zeros([2], DType.Int64).Fill(1.5)).Message);
        Assert.Contains("NT6004", Assert.Throws<AutogradException>(() => Ones([2], DType.Float32, requiresGrad: true).Fill(1)).Message);
    }

    [Fact]
    public void Filled_OldValuesGetNoGradient()
    {
        var x = Ones([2], DType.Float32, requiresGrad: true);
        var v = Scalar(3.0, requiresGrad: true);
        var y = x * 2;
        y.Fill(v);
        (y * y).Sum().Backward();
        Assert.Equal([0f, 0f], x.Grad!.ToArray<float>());
        Assert.Equal(12f, v.Grad!.Item<float>());
    }
}
