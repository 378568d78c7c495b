namespace NamedTorch.Tests.Layers;

public sealed class LayerTests
{
    static readonly Dim Batch = new("Batch"), Model = new("Model"), Vocab = new("Vocab"), Place = new("Place");

    sealed class Halving : Layer
    {
        [return: Dims("..", "Model=n")]
        protected override Tensor Compute([Dims("..", "Model=n")] Tensor x) => x.Size(Model) % 2 == 1 ? x[Model, ..1] : x / 2;
    }

    [Fact]
    public void Contract_OfTheInput_IsChecked()
    {
        var error = Assert.Throws<ContractException>(() => new Halving().Forward(Torch.Ones(Batch[2])));
        Assert.Equal("NT3001", error.Id.ToString());
    }

    [Fact]
    public void Contract_OfTheResult_HoldsOneSizePerName()
    {
        Assert.Equal([0.5f, 0.5f], new Halving().Forward(Torch.Ones(Model[2])).ToArray<float>());
        var error = Assert.Throws<ContractException>(() => new Halving().Forward(Torch.Ones(Model[3])));
        Assert.Equal("NT3002", error.Id.ToString());
    }

    [Fact]
    public void Hooks_RunAroundTheLayerUntilDisposed()
    {
        var layer = new Relu();
        using (layer.OnForward(static (_, x) => x * 2))
        using (layer.OnForwarded(static (_, x, y) => y + 1))
            Assert.Equal([5f], layer.Forward(Torch.Full([1], 2f)).ToArray<float>());
        Assert.Equal([2f], layer.Forward(Torch.Full([1], 2f)).ToArray<float>());
    }

    [Fact]
    public void Embedding_PutsTheRowsDimsLast()
    {
        var layer = new Embedding(Vocab[5], Model[3]);
        var y = layer.Forward(Tensor.From([4L, 0, 4, 1], Batch[2], Place[2]));
        Assert.Equal("(Batch 2, Place 2, Model 3)", y.Type.ToString());
        Assert.Equal(layer.Weight[Vocab, 4].ToArray<float>(), y[Batch, 1][Place, 0].ToArray<float>());
    }

    [Fact]
    public void Embedding_SumsTheGradientOfARepeatedIndex()
    {
        var layer = new Embedding(Vocab[5], Model[1]);
        layer.Forward(Tensor.From([4L, 0, 4], Place[3])).Sum().Backward();
        Assert.Equal([1f, 0, 0, 0, 2], layer.Weight.Grad!.ToArray<float>());
    }

    [Fact]
    public void Embedding_RefusesAnIndexBeyondTheVocabulary() =>
        Assert.Throws<TensorIndexException>(() => new Embedding(Vocab[5], Model[3]).Forward(Tensor.From([5L], Place[1])));

    [Fact]
    public void LayerNorm_HasMeanZeroAndVarianceOneInAnyLayout()
    {
        var x = Torch.Randn(Model[64], Batch[3]) * 5 + 3;
        var y = new LayerNorm(Model[64]).Forward(x);
        Assert.Same(x.Dims, y.Dims);
        Assert.True(y.Mean(Model).AllClose(Torch.Zeros(Batch[3]), atol: 1e-5));
        Assert.True((y * y).Mean(Model).AllClose(Torch.Ones(Batch[3]), atol: 1e-3));
    }

    [Fact]
    public void Dropout_DropsInTrainingOnly()
    {
        var layer = new Dropout(0.25, new Generator(1));
        var y = layer.Forward(Torch.Ones(Model[10000])).ToArray<float>();
        Assert.InRange(y.Count(static v => v == 0), 2300, 2700);
        Assert.All(y, static v => Assert.True(v == 0 || Math.Abs(v - 4f / 3) < 1e-6));
        layer.Eval();
        Assert.All(layer.Forward(Torch.Ones(Model[10])).ToArray<float>(), static v => Assert.Equal(1, v));
    }

    [Fact]
    public void Sequential_NamesItsLayersByNumber() =>
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"],
            new Sequential(new Linear(Model[2], Vocab[3]), new Gelu(), new Linear(Vocab[3], Model[2])).State().Keys);
}
