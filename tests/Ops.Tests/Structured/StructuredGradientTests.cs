using Xunit;

namespace NamedTorch.Tests.Structured;

public sealed class StructuredGradientTests
{
    [Theory]
    [InlineData("Softmax"), InlineData("LogSoftmax"), InlineData("Softmin"), InlineData("LayerNorm"), InlineData("RmsNorm"), InlineData("BatchNorm"), InlineData("InstanceNorm"), InlineData("GroupNorm"), InlineData("LocalResponseNorm"), InlineData("CrossEntropy"), InlineData("NllLoss"),
     InlineData("Conv1d"), InlineData("Conv2d"), InlineData("Conv3d"), InlineData("ConvTranspose1d"), InlineData("ConvTranspose2d"), InlineData("ConvTranspose3d"),
     InlineData("L1Loss"), InlineData("MseLoss"), InlineData("SmoothL1Loss"), InlineData("HuberLoss"), InlineData("BinaryCrossEntropy"), InlineData("BinaryCrossEntropyWithLogits"),
     InlineData("KlDiv"), InlineData("PoissonNllLoss"), InlineData("GaussianNllLoss"), InlineData("HingeEmbeddingLoss"), InlineData("MarginRankingLoss"), InlineData("SoftMarginLoss"),
     InlineData("CosineEmbeddingLoss"), InlineData("TripletMarginLoss"), InlineData("MultilabelSoftMarginLoss"), InlineData("MultiMarginLoss"),
     InlineData("MaxPool1d"), InlineData("AvgPool1d"), InlineData("LpPool1d"), InlineData("AdaptiveAvgPool1d"), InlineData("AdaptiveMaxPool1d"), InlineData("MaxUnpool1d"),
     InlineData("MaxPool2d"), InlineData("AvgPool2d"), InlineData("LpPool2d"), InlineData("AdaptiveAvgPool2d"), InlineData("AdaptiveMaxPool2d"), InlineData("MaxUnpool2d"),
     InlineData("MaxPool3d"), InlineData("AvgPool3d"), InlineData("LpPool3d"), InlineData("AdaptiveAvgPool3d"), InlineData("AdaptiveMaxPool3d"), InlineData("MaxUnpool3d"),
     InlineData("PairwiseDistance"), InlineData("Normalize"), InlineData("CosineSimilarity")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
