namespace NamedTorch.Tests.Layers;

public sealed class LinearTests
{
    static readonly Dim Batch = new("Batch"), Model = new("Model"), Heads = new("Heads"), Part = new("Part");

    [Fact]
    public void Result_IsTheProductPlusTheBias()
    {
        var layer = new Linear(Model[3], Part[2]);
        var x = Torch.Randn(Batch[4], Model[3]);
        var y = layer.Forward(x);
        Assert.Equal("(Batch 4, Part 2)", y.Type.ToString());
        float[] w = layer.Weight.ToArray<float>(), b = layer.Bias!.ToArray<float>(), v = x.ToArray<float>(), got = y.ToArray<float>();
        for (int i = 0; i < 4; i++)
            for (int o = 0; o < 2; o++)
                Assert.Equal(b[o] + v[i * 3] * w[o * 3] + v[i * 3 + 1] * w[o * 3 + 1] + v[i * 3 + 2] * w[o * 3 + 2], got[i * 2 + o], 1e-5f);
    }

    [Fact]
    public void Layout_OfTheInput_DoesNotMatter()
    {
        var layer = new Linear(Model[3], [Heads[2], Part[2]]);
        var x = Torch.Randn(Batch[4], Model[3]);
        Assert.Equal(layer.Forward(x).ToArray<float>(), layer.Forward(x.Transpose(Batch, Model).Contiguous()).ToArray<float>());
    }

    [Fact]
    public void SeveralDims_AreContractedTogether()
    {
        var layer = new Linear([Heads[2], Part[2]], Model[3]);
        Assert.Equal("(Batch 4, Model 3)", layer.Forward(Torch.Randn(Heads[2], Batch[4], Part[2])).Type.ToString());
    }

    [Fact]
    public void SquareWeight_IsStarredAndTheResultIsNot()
    {
        var layer = new Linear(Model[3], Model[3]);
        Assert.Equal("(Model 3, Model* 3)", layer.Weight.Type.ToString());
        Assert.Equal("(Batch 4, Model 3)", layer.Forward(Torch.Randn(Batch[4], Model[3])).Type.ToString());
    }

    [Fact]
    public void Gradients_HaveTheParametersNames()
    {
        var layer = new Linear(Model[3], Part[2]);
        layer.Forward(Torch.Randn(Batch[4], Model[3])).Sum().Backward();
        Assert.All(layer.Parameters(), static p => Assert.Same(p.Dims, p.Grad!.Dims));
        Assert.Equal([4f, 4], layer.Bias!.Grad!.ToArray<float>());
    }

    [Fact]
    public void MissingDim_IsNamed() =>
        Assert.Equal("NT1003", Assert.Throws<UnknownDimException>(() => new Linear(Model[3], Part[2]).Forward(Torch.Randn(Batch[3]))).Id.ToString());

    [Fact]
    public void WrongSize_IsRefused() =>
        Assert.Throws<SizeMismatchException>(() => new Linear(Model[3], Part[2]).Forward(Torch.Randn(Batch[4], Model[5])));

    [Fact]
    public void DimOfOutInTheInput_IsRefused() =>
        Assert.Equal("NT1004", Assert.Throws<DuplicateNamesException>(() => new Linear(Model[3], Part[2]).Forward(Torch.Randn(Part[2], Model[3]))).Id.ToString());
}
