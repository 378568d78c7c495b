using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Checkpoints;

[Collection(nameof(Alone))]
public sealed class CheckpointTests
{
    static readonly Dim Model = new();

    static Tensor Block(Tensor x, Tensor w) => (x * w).Tanh() * x.Exp();

    [Fact]
    public void Gradients_AreThoseWithout_ParametersIncluded()
    {
        var (x, w) = (Leaf([0.1f, 0.2f], Model[2]), Leaf([0.3f, 0.4f], Model[2]));
        Block(Block(x, w), w).Sum().Backward();
        var (gx, gw) = (x.Grad.Values(), w.Grad.Values());
        (x.Grad, w.Grad) = (null, null);
        var h = Checkpoint.Run(v => Block(v, w), x);
        Checkpoint.Run(v => Block(v, w), h).Sum().Backward();
        Assert.Equal(gx, x.Grad.Values());
        Assert.Equal(gw, w.Grad.Values());
        Assert.Equal(x.Type, x.Grad!.Type);
    }

    [Fact]
    public void TheFunction_RunsAgainOnceInThePass()
    {
        var x = Leaf([0.1f], 1);
        int runs = 0, recomputing = 0;
        var y = Checkpoint.Run(v =>
        {
            runs++;
            if (Checkpoint.IsRecomputing) recomputing++;
            return v.Exp() * v.Tanh();
        }, x);
        Assert.Equal(1, runs);
        y.Backward();
        Assert.Equal((2, 1), (runs, recomputing));
    }

    [Fact]
    public void RandomDraws_AreTheSameAndTheStreamGoesOn()
    {
        var x = Leaf([1, 1, 1, 1, 1, 1, 1, 1], Model[8]);
        ManualSeed(3);
        var y = Checkpoint.Run(v => v * Full([Model[8]], 0.5).Bernoulli() * v, x);
        var offset = Generator.Default.Offset;
        y.Sum().Backward();
        Assert.Equal(y.Values().Select(v => 2 * v), x.Grad.Values());
        Assert.Equal(offset, Generator.Default.Offset);
    }

    [Fact]
    public void SecondDerivatives_GoThrough()
    {
        var check = new GradCheck();
        Tensor[] F(Tensor[] x) => [Checkpoint.Run(v => Block(v, x[1]), x[0])];
        Assert.Null(check.First(F, Leaf([0.1f, 0.2f], Model[2]), Leaf([0.3f, 0.4f], Model[2])));
        Assert.Null(check.Second(F, Leaf([0.1f, 0.2f], Model[2]), Leaf([0.3f, 0.4f], Model[2])));
    }

    [Fact]
    public void Nested_ItStillAgrees()
    {
        var x = Leaf([0.1f], 1);
        Block(Block(x, x), x).Backward();
        var expected = x.Grad.Values();
        x.Grad = null;
        Checkpoint.Run(v => Block(Checkpoint.Run(u => Block(u, x), v), x), x).Backward();
        Assert.Equal(expected, x.Grad.Values());
    }

    [Fact]
    public void AFunctionThatComputesSomethingElse_IsNoticed()
    {
        var x = Leaf([0.1f], 1);
        int runs = 0;
        var y = Checkpoint.Run(v => runs++ == 0 ? v.Exp().Tanh() : v.Exp(), x);
        var error = Assert.Throws<AutogradException>(() => y.Backward());
        Assert.StartsWith("NT6003 Checkpoint: the function did not compute the same again", error.Message);
    }

    [Fact]
    public void AWeightWrittenInBetween_IsNoticed()
    {
        var (x, w) = (Leaf([0.1f], 1), Leaf([0.3f], 1));
        var y = Checkpoint.Run(v => v * w, x);
        using (NoGrad()) w.Add(1, into: w);
        Assert.Equal(DiagnosticId.NT6002, IdOf(() => y.Backward()));
    }

    [Fact]
    public void SeveralResults_AreOneCheckpoint()
    {
        var x = Leaf([0.5f], 1);
        var y = Checkpoint.Run(v => [v[0].Exp(), v[0].Tanh()], [x]);
        (y[0] + y[1]).Backward();
        double t = Math.Tanh(0.5);
        Assert.Equal(Math.Exp(0.5) + 1 - t * t, x.Grad!.Item<float>(), 1e-6);
    }

    [Fact]
    public void WhatIsInside_IsNotKept()
    {
        var x = Ones(Model[1 << 18]).WithGrad();
        long Held(Func<Tensor, Tensor> f)
        {
            var y = f(x);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long held = Core.NativePool.LiveBytes;
            y.Sum().Backward();
            return held;
        }
        static Tensor Deep(Tensor v)
        {
            for (int i = 0; i < 10; i++) v = v.Tanh();
            return v;
        }
        Held(Deep);
        long plain = Held(Deep), checkpointed = Held(v => Checkpoint.Run(Deep, v));
        Assert.True(plain - checkpointed > 7 << 20, $"{plain} bytes without, {checkpointed} with");
    }
}
