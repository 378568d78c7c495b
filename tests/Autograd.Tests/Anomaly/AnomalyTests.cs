using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Anomaly;

public sealed class AnomalyTests
{
    static readonly Dim Model = new();

    [Fact]
    public void AnInfiniteGradient_NamesTheOperationAndTheLine()
    {
        using var scope = AnomalyMode();
        var x = Leaf([1, 0], Model[2]);
        var y = x.Log();
        var error = Assert.Throws<AutogradException>(() => (y * 2).Sum().Backward());
        Assert.Equal(DiagnosticId.NT6006, error.Id);
        Assert.StartsWith("NT6006 Log: the gradient of input 0 has an element that is infinite; it was recorded at ", error.Message);
        Assert.Contains("AnomalyTests.cs:line 15", error.Message);
        Assert.Contains("input 0 (Model 2)", error.Message);
    }

    [Fact]
    public void ANaNCotangent_IsFoundBeforeAnythingElse()
    {
        using var scope = AnomalyMode();
        var x = Leaf([1, 2], Model[2]);
        var error = Assert.Throws<AutogradException>(() => (x * 2).Backward(Tensor.From<float>([1, float.NaN], Model[2])));
        Assert.StartsWith("NT6006 Backward: the cotangent has an element that is NaN.", error.Message);
    }

    [Fact]
    public void ForwardChecks_StopAtTheFirstNaN()
    {
        var x = Leaf([-1, 2], Model[2]);
        using (AnomalyMode(checkForward: true))
        {
            var error = Assert.Throws<AutogradException>(() => x.Sqrt() * 2);
            Assert.StartsWith("NT6006 Sqrt: the result has an element that is NaN; computed at ", error.Message);
            Assert.Contains("AnomalyTests.cs:line", error.Message);
        }
        Assert.True(float.IsNaN(x.Sqrt().Values()[0]));
    }

    [Fact]
    public void OutsideOfTheMode_NothingIsChecked()
    {
        var x = Leaf([0], 1);
        x.Log().Backward();
        Assert.Equal([float.PositiveInfinity], x.Grad.Values());
        Assert.Null(x.Log().Node!.Line);
    }
}
