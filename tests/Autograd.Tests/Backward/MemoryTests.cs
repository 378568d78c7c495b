using NamedTorch.Core;

namespace NamedTorch.Tests.Backward;

[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    const int Size = 1 << 16;

    static readonly Dim Model = new();

    static void Step(Tensor w, Tensor x)
    {
        var h = w;
        for (int i = 0; i < 8; i++) h = (h * x).Tanh() + h;
        h.Sum().Backward();
        using (NoGrad()) w.Subtract(w.Grad! * 1e-3, into: w);
        w.Grad = null;
    }

    [Fact]
    public void ManySteps_StayFlat()
    {
        var (w, x) = (Ones(Model[Size]).WithGrad(), Full([Model[Size]], 0.5f));
        for (int i = 0; i < 50; i++) Step(w, x);
        Settle();
        long before = NativePool.LiveBytes;
        for (int i = 0; i < 200; i++) Step(w, x);
        Settle();
        Assert.True(NativePool.LiveBytes <= before + 16 * Size, $"{before} bytes before, {NativePool.LiveBytes} after");
    }

    [Fact]
    public void AChainOfCotangents_NeedsOneBuffer()
    {
        var x = Full([Model[Size]], 0.5f).WithGrad();
        var y = x;
        for (int i = 0; i < 8; i++) y = y.Sin();
        var loss = (y * y).Sum();
        Settle();
        NativePool.Trim();
        long before = NativePool.LiveBytes;
        loss.Backward(keepGraph: true);
        long used = NativePool.LiveBytes + NativePool.IdleBytes - before;
        // y * y has two, which are added in place.
        Assert.InRange(used, 4 * Size, 2 * 4 * Size);
        GC.KeepAlive(loss);
    }

    [Fact]
    public void ThePass_GivesItsOwnBuffersBackAtOnce()
    {
        var x = Ones(Model[Size]).WithGrad();
        var y = x;
        for (int i = 0; i < 40; i++) y = y * 1.01;
        Settle();
        long before = NativePool.LiveBytes;
        y.Backward(Ones(Model[Size]), keepGraph: true);
        long grown = NativePool.LiveBytes - before;
        Assert.True(grown <= 8L * 4 * Size, $"{grown} bytes of cotangents are still out");
        GC.KeepAlive(y);
    }

    [Fact]
    public void WhatAUserHasSeen_IsNeverGivenBack()
    {
        var x = Ones(Model[Size]).WithGrad();
        var kept = new List<Tensor>();
        var y = x * 2;
        y.RegisterHook(g => kept.Add(g));
        var z = (y * 3).RetainGrad();
        var cotangent = Full([Model[Size]], 5f);
        (z * 1).Backward(cotangent, keepGraph: true);
        var first = x.Grad!;
        (z * 1).Backward(cotangent);
        for (int i = 0; i < 20; i++) Full([Model[Size]], -1f);
        Assert.All(kept, g => Assert.Equal(15, g.Values()[Size - 1]));
        Assert.Equal(10, z.Grad.Values()[0]);
        Assert.Equal(30, first.Values()[0]);
        Assert.Equal(60, x.Grad.Values()[7]);
        Assert.Equal(5, cotangent.Values()[0]);
    }

    [Fact]
    public void ManyContributions_AreAddedUp()
    {
        var x = Ones(Model[Size]).WithGrad();
        var y = x * 2;
        var parts = Enumerable.Range(1, 6).Select(i => y * i).ToArray();
        var sum = parts[0];
        foreach (var part in parts[1..]) sum = sum + part + y;
        sum.Backward(Ones(Model[Size]));
        Assert.All(x.Grad.Values(), v => Assert.Equal(2 * (21 + 5), v));
    }

    static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
