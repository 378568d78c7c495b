using NamedTorch.Cpu;
using Xunit;
using Mm = NamedTorch.Cpu.MatrixProduct;

namespace NamedTorch.Tests.MatrixProduct;

[Collection(WithThreads.Name)]
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(256, 256, 256)]
    [InlineData(768, 384, 128)]
    [InlineData(130, 65, 900)]
    [InlineData(1, 3000, 700)]
    [InlineData(8, 3072, 768)]
    [InlineData(1000, 3, 900)]
    [InlineData(2, 1024, 1024)]
    [InlineData(128, 1100, 500)]
    [InlineData(300, 90, 200)]
    [InlineData(64, 512, 784)]
    [InlineData(768, 100, 128)]
    public void Threads_DoNotChangeABit(int m, int n, int k)
    {
        using var a = new Numbers<float>(m * k, 1);
        using var b = new Numbers<float>(k * n, 2);
        foreach (var (left, right) in new[] { (false, false), (true, true), (false, true) })
        {
            float[]? first = null;
            WithThreads.Each([1, 2, 4, 7, 4], threads =>
            {
                for (int round = 0; round < 5; round++)
                {
                    using var c = new Numbers<float>(m * n, 3);
                    Mm.Run(m, n, k, left ? a.Columns(m) : a.Rows(k), right ? b.Columns(k) : b.Rows(n), c.Rows(n));
                    first ??= c.Span.ToArray();
                    Assert.Equal(first, c.Span.ToArray());
                    Assert.True(c.Untouched);
                }
            });
        }
    }

    [Fact]
    public void ConcurrentCallers_GetTheSameBits() => WithThreads.Each([4], _ =>
    {
        const int m = 150, n = 170, k = 190;
        using var a = new Numbers<float>(m * k, 1);
        using var b = new Numbers<float>(k * n, 2);
        using var alone = new Numbers<float>(m * n, 3);
        Mm.Run(m, n, k, a.Rows(k), b.Rows(n), alone.Rows(n));
        float[] expected = alone.Span.ToArray();
        int wrong = 0;
        Thread[] callers = [.. Enumerable.Range(0, 5).Select(_ => new Thread(() =>
        {
            using var c = new Numbers<float>(m * n, 4);
            for (int round = 0; round < 100; round++)
            {
                c.Span.Clear();
                Mm.Run(m, n, k, a.Rows(k), b.Rows(n), c.Rows(n));
                if (!c.Span.SequenceEqual(expected)) Interlocked.Increment(ref wrong);
            }
        }))];
        foreach (Thread caller in callers) caller.Start();
        foreach (Thread caller in callers) caller.Join();
        Assert.Equal(0, wrong);
    });
}
