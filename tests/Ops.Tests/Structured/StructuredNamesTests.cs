using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Structured;

public sealed class StructuredNamesTests
{
    static readonly Dim Batch = new(), Time = new(), Vocab = new(), Channel = new(), Out = new(), Height = new(), Width = new(), Model = new();

    [Fact]
    public void SoftmaxOverAMissingDim_Refused()
    {
        var e = Assert.Throws<UnknownDimException>(() => Zeros(Batch[2], Model[3]).Softmax("Modle"));
        Assert.StartsWith("NT1003 Softmax: 'x' has no dim 'Modle'. Did you mean 'Model'?", e.Message);
    }

    [Fact]
    public void SoftmaxOfATransposedView_EqualsSoftmaxOfItsCopy()
    {
        var x = Randn(Batch[5], Time[7], Model[9]).Permute(Model, Batch, Time);
        foreach (var dim in new[] { Batch, Time, Model })
            Assert.Equal(SampleCheck.Values(x.Clone().Softmax(dim)), SampleCheck.Values(x.Softmax(dim).Contiguous()), new Near(1e-6));
    }

    [Fact]
    public void CrossEntropy_TargetInAnotherOrder_IsLinedUpByName()
    {
        var logits = Randn(Batch[3], Vocab[5], Time[4]);
        var target = RandInt(0, 5, [Batch[3], Time[4]]);
        var loss = F.CrossEntropy(logits, target, Vocab, reduction: Reduction.None);
        Assert.Equal(DimList.Of("Batch", "Time"), loss.Dims);
        Assert.Equal(SampleCheck.Values(loss), SampleCheck.Values(F.CrossEntropy(logits, target.Permute(Time, Batch), Vocab, reduction: Reduction.None)));
    }

    [Fact]
    public void CrossEntropy_TargetOfAnotherDim_Refused()
    {
        var target = Zeros(Time[3]).To(DType.Int64);
        Assert.Throws<NameMismatchException>(() => F.CrossEntropy(Zeros(Batch[3], Vocab[5]), target, Vocab));
    }

    [Fact]
    public void CrossEntropy_TargetThatIsNoClass_RefusedWithItsValue()
    {
        var target = Tensor.From([0L, 7L], Batch[2]);
        var e = Assert.Throws<TensorIndexException>(() => F.CrossEntropy(Zeros(Batch[2], Vocab[5]), target, Vocab));
        Assert.Contains("index 7 is out of range for dim 'Vocab' of size 5", e.Message);
    }

    [Fact]
    public void Loss_PredictionWithAnExtraDim_Refused()
    {
        Assert.Throws<NameMismatchException>(() => F.MseLoss(Zeros(Batch[4], Out[1]), Zeros(Batch[4])));
        Assert.Throws<SizeMismatchException>(() => F.MseLoss(Zeros(4, 1), Zeros(4)));
        Assert.Throws<SizeMismatchException>(() => F.L1Loss(Zeros(Batch[4], Out[2]), Zeros(Out[2])));
    }

    [Fact]
    public void LayerNorm_WeightOfAnotherDim_Refused() =>
        Assert.Throws<NameMismatchException>(() => Zeros(Batch[2], Model[3]).LayerNorm([Model], Zeros(Time[3])));

    [Fact]
    public void Convolution_NamesTheResultByTheWeight()
    {
        var y = Zeros(Batch[2], Channel[3], Height[8], Width[6]).Conv2d(Zeros(Out[5], Channel[3], 3, 3), stride: 2, padding: (1, 0));
        Assert.Equal("(Batch 2, Out 5, Height 4, Width 2)", y.Type.ToString());
    }

    [Fact]
    public void Convolution_ByName_IsTheSameInEveryLayout()
    {
        var x = Randn(Batch[2], Channel[3], Height[5], Width[6]);
        var weight = Randn(Out[4], Channel[3], 3, 2);
        var expected = x.Conv2d(weight);
        var y = x.Permute(Width, Channel, Height, Batch).Conv2d(weight, over: [Height, Width]);
        Assert.Equal("(Width 5, Out 4, Height 3, Batch 2)", y.Type.ToString());
        Assert.Equal(SampleCheck.Values(expected), SampleCheck.Values(y.Permute(Batch, Out, Height, Width).Contiguous()), new Near(1e-4));
    }

    [Fact]
    public void Convolution_SquareWeight_StarsItsSecondChannelName()
    {
        var y = Zeros(Batch[2], Channel[3], Time[8]).Conv1d(Zeros(Channel[3], Channel.Star[3], 3), padding: "same");
        Assert.Equal("(Batch 2, Channel 3, Time 8)", y.Type.ToString());
    }

    [Fact]
    public void Convolution_OverOtherChannels_Refused() =>
        Assert.Throws<ContractionException>(() => Zeros(Batch[2], Model[3], Time[8]).Conv1d(Zeros(Out[5], Channel[3], 3)));

    [Fact]
    public void Convolution_OfOtherChannelCount_Refused()
    {
        var e = Assert.Throws<ShapeException>(() => Zeros(Batch[2], Channel[4], Time[8]).Conv1d(Zeros(Out[5], Channel[3], 3)));
        Assert.StartsWith("NT2004 Conv1d", e.Message);
    }

    [Fact]
    public void Convolution_KernelLargerThanTheInput_RefusedWithTheNumber()
    {
        var e = Assert.Throws<ShapeException>(() => Zeros(Batch[2], Channel[3], Time[2]).Conv1d(Zeros(Out[5], Channel[3], 5)));
        Assert.StartsWith("NT2004 Conv1d", e.Message);
        Assert.Contains("-3", e.Message);
    }

    [Fact]
    public void Pooling_ByName_KeepsLayoutAndNames()
    {
        var x = Randn(Height[4], Channel[2], Width[6]);
        var y = x.MaxPool2d(2, over: [Height, Width]);
        Assert.Equal("(Height 2, Channel 2, Width 3)", y.Type.ToString());
        Assert.Equal(SampleCheck.Values(x.Permute(Channel, Height, Width).Contiguous().MaxPool2d(2)), SampleCheck.Values(y.Permute(Channel, Height, Width).Contiguous()));
    }

    [Fact]
    public void BatchNorm_InTraining_MovesItsStatistics()
    {
        var x = Tensor.From([1.0, 2, 3, 4, 5, 9], Batch[3], Channel[2]);
        Tensor mean = Tensor.From([0.0, 0], Channel[2]), variance = Tensor.From([1.0, 1], Channel[2]);
        x.BatchNorm(Channel, mean, variance, isTraining: true, momentum: 0.5);
        Assert.Equal([1.5, 2.5], SampleCheck.Values(mean), new Near(1e-12));
        Assert.Equal([2.5, 7], SampleCheck.Values(variance), new Near(1e-12));
    }

    [Fact]
    public void Attention_RunsWithAndWithoutABatchDim()
    {
        Dim query = "Query", key = "Key";
        Tensor q = Randn(Batch[2], query[3], Model[4]), k = Randn(Batch[2], key[5], Model[4]), v = Randn(Batch[2], key[5], Out[6]);
        var y = F.ScaledDotProductAttention(q, k, v, Model, key);
        Assert.Equal("(Batch 2, Query 3, Out 6)", y.Type.ToString());
        var one = F.ScaledDotProductAttention(q[Batch, 1], k[Batch, 1], v[Batch, 1], Model, key);
        Assert.Equal(SampleCheck.Values(y[Batch, 1].Contiguous()), SampleCheck.Values(one.AlignAs(y[Batch, 1]).Contiguous()), new Near(1e-6));
    }

    [Fact]
    public void FeatureDropout_DropsWholeFeatures()
    {
        var y = Ones(Channel[64], Time[5]).FeatureDropout([Time], 0.5, generator: new Generator(3));
        double[] values = SampleCheck.Values(y);
        for (int c = 0; c < 64; c++) Assert.All(Enumerable.Range(0, 5), t => Assert.Equal(values[c * 5], values[c * 5 + t]));
        Assert.Contains(0.0, values);
        Assert.Contains(2.0, values);
    }

    sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double a, double b) => Math.Abs(a - b) <= tolerance;
        public int GetHashCode(double value) => 0;
    }
}
