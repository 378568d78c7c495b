using Xunit;

namespace NamedTorch.Tests.Dims;

public class DimRefTests
{
    [Fact]
    public void Star_IsNoNameUnderPyTorchsRulesOnly()
    {
        using (NameRules.PyTorch13())
        {
            Assert.Equal(DimRef.Unnamed, (DimRef)"*");
            Assert.Null(((Axis)("*", 3)).Dim);
            Assert.Throws<InvalidNameException>(() => (DimRef)"**");
        }
        Assert.Throws<InvalidNameException>(() => (DimRef)"*");
        Assert.Throws<InvalidNameException>(() => (Axis)("*", 3));
    }
}
