using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Backward;

public sealed class ScopeTests
{
    [Fact]
    public void NoGrad_RecordsNothing_EnableGradAgain()
    {
        var x = Leaf([1], 1);
        using (NoGrad())
        {
            Assert.False((x * 2).RequiresGrad);
            using (EnableGrad()) Assert.True((x * 2).RequiresGrad);
            Assert.True((x * 2).IsLeaf);
        }
        Assert.True((x * 2).RequiresGrad);
    }

    [Fact]
    public void AnException_LeavesTheScope()
    {
        var x = Leaf([1], 1);
        Assert.Throws<InvalidOperationException>(Failing);
        Assert.True((x * 2).RequiresGrad);
    }

    static void Failing()
    {
        using var scope = NoGrad();
        throw new InvalidOperationException();
    }

    [Fact]
    public async Task AScope_IsItsThreadsAlone()
    {
        var x = Leaf([1], 1);
        Task<bool> other;
        using (NoGrad()) other = Task.Factory.StartNew(() => (x * 2).RequiresGrad, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(await other);
    }

    [Fact]
    public void AnInferenceResult_NeverTakesPartInADerivative()
    {
        var x = Leaf([1], 1);
        Tensor y;
        using (InferenceMode()) y = x * 2;
        Assert.True(y.IsInference);
        Assert.Equal(DiagnosticId.NT6001, IdOf(() => y.RequiresGrad = true));
        var error = Assert.Throws<AutogradException>(() => x * y);
        Assert.Contains("a tensor made in InferenceMode cannot be kept for a derivative", error.Message);
        Assert.True((x + y).RequiresGrad);
    }
}
