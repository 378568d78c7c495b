using Xunit;

namespace NamedTorch.Tests.Structured;

public sealed class StructuredGradientTests
{
    [Theory]
    [InlineData("Softmax"), InlineData("LogSoftmax"), InlineData("Softmin"), InlineData("LayerNorm"), InlineData("CrossEntropy"), InlineData("NllLoss"),
     InlineData("Conv1d"), InlineData("Conv2d"), InlineData("Conv3d"), InlineData("ConvTranspose1d"), InlineData("ConvTranspose2d"), InlineData("ConvTranspose3d")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
