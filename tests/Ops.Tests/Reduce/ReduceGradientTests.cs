using Xunit;

namespace NamedTorch.Tests.Reduce;

public sealed class ReduceGradientTests
{
    [Theory]
    [InlineData("Sum"), InlineData("Mean"), InlineData("Prod"), InlineData("Amax"), InlineData("Amin"), InlineData("Any"), InlineData("All"), InlineData("CountNonzero")]
    [InlineData("NanSum"), InlineData("NanMean"), InlineData("LogSumExp"), InlineData("Var"), InlineData("Std"), InlineData("VarMean"), InlineData("StdMean")]
    [InlineData("Max"), InlineData("Min"), InlineData("Argmax"), InlineData("Argmin"), InlineData("Median"), InlineData("NanMedian"), InlineData("Mode"), InlineData("KthValue")]
    [InlineData("CumSum"), InlineData("CumProd"), InlineData("CumMax"), InlineData("CumMin"), InlineData("LogCumSumExp")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
