using Xunit;

namespace NamedTorch.Tests.Contract;

public sealed class ContractGradientTests
{
    [Theory]
    [InlineData("Dot"), InlineData("Matmul"), InlineData("Mm"), InlineData("Mv"), InlineData("Bmm"), InlineData("Inner"), InlineData("Vdot"), InlineData("Outer"), InlineData("Linear")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
