using Xunit;

namespace NamedTorch.Tests.Reduce;

public sealed class ReduceGradientTests
{
    [Theory]
    [InlineData("Sum"), InlineData("Mean"), InlineData("Prod"), InlineData("Amax"), InlineData("Amin"), InlineData("Any"), InlineData("All"), InlineData("CountNonzero")]
    [InlineData("NanSum"), InlineData("NanMean"), InlineData("LogSumExp"), InlineData("Var"), InlineData("Std"), InlineData("VarMean"), InlineData("StdMean")]
    [InlineData("Max"), InlineData("Min"), InlineData("Argmax"), InlineData("Argmin"), InlineData("Median"), InlineData("NanMedian"), InlineData("Mode"), InlineData("KthValue")]
    [InlineData("CumSum"), InlineData("CumProd"), InlineData("CumMax"), InlineData("CumMin"), InlineData("LogCumSumExp")]
    [InlineData("Norm"), InlineData("Dist"), InlineData("Aminmax"), InlineData("Sort"), InlineData("Argsort"), InlineData("Msort"), InlineData("TopK"), InlineData("Diff"), InlineData("Quantile")]
    [InlineData("Unique"), InlineData("UniqueConsecutive"), InlineData("Histc"), InlineData("Bincount")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
