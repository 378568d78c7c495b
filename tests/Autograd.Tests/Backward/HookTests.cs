using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Backward;

public sealed class HookTests
{
    static readonly Dim Model = new(), Other = new();

    [Fact]
    public void AHook_SeesTheGradientsNames_UntilDisposed()
    {
        var x = Leaf([1, 2], Model[2]);
        var seen = new List<string>();
        var hook = x.RegisterHook(g => seen.Add(g.Type.ToString()));
        (x * 2).Sum().Backward();
        hook.Dispose();
        (x * 2).Sum().Backward();
        Assert.Equal(["(Model 2)"], seen);
    }

    [Fact]
    public void AHooksResult_TravelsOn()
    {
        var x = Leaf([1, 2], Model[2]);
        var y = x * 2;
        y.RegisterHook(g => g * 10);
        y.RegisterHook(g => g + 1);
        (y * 3).Sum().Backward();
        Assert.Equal([62, 62], x.Grad.Values());
    }

    [Fact]
    public void ALeafsHook_SeesTheCompleteSumOnce()
    {
        var x = Leaf([1], 1);
        int calls = 0;
        x.RegisterHook(g =>
        {
            calls++;
            Assert.Equal([5], g.Values());
        });
        (x * 2 + x * 3).Backward();
        Assert.Equal(1, calls);
    }

    [Fact]
    public void AHooksResultOfAnotherType_IsRefused()
    {
        var x = Leaf([1, 2], Model[2]);
        x.RegisterHook(_ => Ones(Other[2]));
        Assert.Equal(DiagnosticId.NT1001, IdOf(() => (x * 2).Sum().Backward()));
        var y = Leaf([1, 2], Model[2]);
        y.RegisterHook(_ => Ones(Model[3]));
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => (y * 2).Sum().Backward()));
    }

    [Fact]
    public void ARetainedGradient_IsKept()
    {
        var x = Leaf([1, 2], Model[2]);
        var y = (x * 2).RetainGrad();
        (y * y).Sum().Backward();
        Assert.Equal([4, 8], y.Grad.Values());
        Assert.Equal([8, 16], x.Grad.Values());
    }

    [Fact]
    public void APostAccumulateHook_FindsTheGradient()
    {
        var x = Leaf([1], 1);
        float? seen = null;
        var hook = x.RegisterPostAccumulateHook(leaf => seen = leaf.Grad!.Item<float>());
        (x * 2).Backward();
        Assert.Equal(2, seen);
        hook.Dispose();
        (x * 2).Backward();
        Assert.Equal(2, seen);
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => (x * 2).RegisterPostAccumulateHook(_ => { })));
    }

    [Fact]
    public void WithoutGradient_HooksAreRefused()
    {
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => Ones(1).RegisterHook(_ => { })));
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => Ones(1).RetainGrad()));
    }

    [Fact]
    public void ABackwardPassInsideAHook_IsAPassOfItsOwn()
    {
        var (x, w) = (Leaf([2], 1), Leaf([3], 1));
        var y = x * w;
        var z = y * 2;
        float inner = 0;
        y.RegisterHook(_ =>
        {
            if (inner == 0) inner = -1;
            else return;
            inner = Autograd.Grad(z, x, keepGraph: true).Item<float>();
        });
        z.Backward(keepGraph: true);
        Assert.Equal(6, inner);
        Assert.Equal([6], x.Grad.Values());
        Assert.Equal([4], w.Grad.Values());
    }
}
