using NamedTorch.Core;
using Xunit;

namespace NamedTorch.Tests.Structured;

public sealed class StructuredGradientTests
{
    public static TheoryData<string> Operations => new(
        "Interpolate", "PixelShuffle", "PixelUnshuffle", "ScaledDotProductAttention", "FeatureDropout", "AlphaDropout",
        "Im2Col", "Col2Im", "Glu", "Renorm", "MultilabelMarginLoss",
        "Softmax", "LogSoftmax", "Softmin", "LayerNorm", "RmsNorm", "BatchNorm", "InstanceNorm", "GroupNorm", "LocalResponseNorm", "CrossEntropy", "NllLoss",
        "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "L1Loss", "MseLoss", "SmoothL1Loss", "HuberLoss",
        "BinaryCrossEntropy", "BinaryCrossEntropyWithLogits", "KlDiv", "PoissonNllLoss", "GaussianNllLoss", "HingeEmbeddingLoss", "MarginRankingLoss",
        "SoftMarginLoss", "CosineEmbeddingLoss", "TripletMarginLoss", "MultilabelSoftMarginLoss", "MultiMarginLoss", "MaxPool1d", "AvgPool1d", "LpPool1d",
        "AdaptiveAvgPool1d", "AdaptiveMaxPool1d", "MaxUnpool1d", "MaxPool2d", "AvgPool2d", "LpPool2d", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d",
        "MaxUnpool2d", "MaxPool3d", "AvgPool3d", "LpPool3d", "AdaptiveAvgPool3d", "AdaptiveMaxPool3d", "MaxUnpool3d", "PairwiseDistance", "Normalize",
        "CosineSimilarity", "LstmCell", "GruCell", "Lstm", "Gru");

    [Theory]
    [MemberData(nameof(Operations))]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Samples_SecondOrderEqualsFiniteDifferencesOfGradients(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SecondOrder(sample);
    }

    // h = Σ ⟨v, gradient⟩ by the tape of the backward pass against differences of first-order gradients, along one random direction.
    static void SecondOrder(Sample sample)
    {
        const double step = 1e-5;
        var inputs = SampleCheck.Inputs(sample);
        var (y, gradients) = Gradients(sample, inputs, createGraph: true);
        if (!sample.IsSmooth || y is null || y.ElementCount == 0) return;
        var random = new Random(11);
        var directions = inputs.Select(x => Random(x.Type, random)).ToArray();
        Tensor? h = null;
        for (int i = 0; i < inputs.Length; i++)
            if (gradients[i] is { RequiresGrad: true } g) h = h is null ? (g * directions[i]).Sum() : h + (g * directions[i]).Sum();
        foreach (var x in inputs) x.Grad = null;
        if (h is { RequiresGrad: true }) h.Backward();

        double[] Along(double sign)
        {
            var moved = SampleCheck.Inputs(sample);
            for (int i = 0; i < moved.Length; i++)
                if (moved[i].DType.IsFloating) moved[i] = (moved[i] + directions[i] * (sign * step)).Detach();
            return [.. Gradients(sample, moved, createGraph: false).Gradients.SelectMany((g, i) => g is null ? new double[moved[i].ElementCount] : SampleCheck.Values(g))];
        }

        // The second derivative is symmetric: H·v from the tape is the change of the gradient along v.
        double[] ahead = Along(1), behind = Along(-1), found = [.. inputs.SelectMany(x => x.Grad is null ? new double[x.ElementCount] : SampleCheck.Values(x.Grad))];
        for (int i = 0; i < found.Length; i++)
        {
            double expected = (ahead[i] - behind[i]) / (2 * step);
            Assert.True(Math.Abs(expected - found[i]) < 2e-5 + 2e-5 * Math.Abs(expected), $"{sample.Name}: element {i}: {found[i]} instead of {expected}");
        }
    }

    static (Tensor? Y, Tensor?[] Gradients) Gradients(Sample sample, Tensor[] inputs, bool createGraph)
    {
        foreach (var x in inputs)
            if (x.DType.IsFloating) x.RequiresGrad = true;
        var y = sample.Run(inputs);
        if (!y.RequiresGrad) return (null, new Tensor?[inputs.Length]);
        y.Backward(Random(y.Type, new(5)), createGraph: createGraph);
        return (y, [.. inputs.Select(x => x.Grad)]);
    }

    static Tensor Random(TensorType type, Random random) =>
        Tensor.From([.. Enumerable.Range(0, (int)type.ElementCount).Select(_ => random.NextDouble() - 0.5)]).Reshape([.. SampleCheck.Axes(type)]).View(type);
}
