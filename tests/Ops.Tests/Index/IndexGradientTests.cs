using Xunit;

namespace NamedTorch.Tests.Index;

public sealed class IndexGradientTests
{
    [Theory]
    [InlineData("Indexing")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
