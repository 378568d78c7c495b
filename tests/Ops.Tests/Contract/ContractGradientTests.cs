using Xunit;

namespace NamedTorch.Tests.Contract;

public sealed class ContractGradientTests
{
    [Theory]
    [InlineData("Dot"), InlineData("Matmul"), InlineData("Mm"), InlineData("Mv"), InlineData("Bmm"), InlineData("Inner"), InlineData("Vdot"), InlineData("Outer"), InlineData("Linear")]
    [InlineData("Addmm"), InlineData("Addmv"), InlineData("Addr"), InlineData("Baddbmm"), InlineData("Addbmm"), InlineData("Trace"), InlineData("Gram"), InlineData("TensorDot"), InlineData("Kron")]
    [InlineData("Cdist"), InlineData("MatrixPower"), InlineData("MultiDot"), InlineData("Bilinear"), InlineData("Cross"), InlineData("Einsum")]
    public void Samples_GradientsEqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation)) SampleCheck.Gradients(sample);
    }
}
