using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Backward;

public sealed class ConcurrencyTests
{
    static readonly Dim Model = new();

    static void OnThreads(int count, Action<int> action)
    {
        var errors = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            try
            {
                action(i);
            }
            catch (Exception e)
            {
                errors.Enqueue(e);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(errors);
    }

    [Fact]
    public void GraphsThatShareALeaf_AddUp()
    {
        var w = Leaf([1, 1, 1, 1], Model[4]);
        OnThreads(4, i =>
        {
            for (int step = 0; step < 250; step++) (w * (i + 1)).Sum().Backward();
        });
        Assert.Equal(Enumerable.Repeat(2500f, 4), w.Grad.Values());
    }

    [Fact]
    public void OneGraphWalkedByManyThreads_GivesEachItsGradient()
    {
        var x = Leaf([2], 1);
        var y = x;
        for (int i = 0; i < 50; i++) y = y * 1 + x * 0;
        y = y * x;
        OnThreads(4, _ =>
        {
            for (int step = 0; step < 100; step++) Assert.Equal(4, Autograd.Grad(y, x, keepGraph: true).Item<float>());
        });
    }

    [Fact]
    public void LargeCotangents_AreNotMixedUp()
    {
        var w = Ones(Model[20_000]).WithGrad();
        OnThreads(4, i =>
        {
            for (int step = 0; step < 20; step++)
            {
                var x = Full([Model[20_000]], i + 1f);
                var h = w * x;
                var g = Autograd.Grad((h + h * x + h * h).Sum(), w);
                float s = i + 1;
                Assert.All(g.Values(), v => Assert.Equal(s + s * s + 2 * s * s, v));
            }
        });
    }
}
