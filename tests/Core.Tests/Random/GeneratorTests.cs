using NamedTorch.Core;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.RandomNumbers;

public class GeneratorTests
{
    [Fact]
    public void SameSeed_SameNumbers()
    {
        var (a, b) = (new Generator(7), new Generator(7));
        Assert.Equal(Randn([1000], generator: a).ToArray<float>(), Randn([1000], generator: b).ToArray<float>());
        Assert.NotEqual(Rand([8], generator: a).ToArray<float>(), Rand([8], generator: new(8)).ToArray<float>());
    }

    [Fact]
    public void NextDraw_OtherNumbers()
    {
        var g = new Generator(7);
        Assert.NotEqual(Rand([8], generator: g).ToArray<float>(), Rand([8], generator: g).ToArray<float>());
    }

    [Fact]
    public void StateSet_ContinuesBitForBit()
    {
        var g = new Generator(3);
        Rand([5], generator: g);
        byte[] state = g.GetState();
        float[] expected = Randn([11], generator: g).ToArray<float>();
        var other = new Generator(99);
        other.SetState(state);
        Assert.Equal(expected, Randn([11], generator: other).ToArray<float>());
    }

    [Theory]
    [InlineData(0), InlineData(23), InlineData(24), InlineData(25)]
    public void StateOfOtherBytes_RefusedUnchanged(int length)
    {
        var g = new Generator(3);
        byte[] before = g.GetState();
        Assert.Contains("NT7001", Assert.Throws<TensorFormatException>(() => g.SetState(new byte[length])).Message);
        Assert.Equal(before, g.GetState());
    }

    [Fact]
    public void ThreadCount_DoesNotMatter()
    {
        int before = Threads.Count;
        try
        {
            float[][] draws = [.. new[] { 1, 2, 3, 8 }.Select(n =>
            {
                Threads.Count = n;
                return Randn([100_003], generator: new(11)).ToArray<float>();
            })];
            Assert.All(draws, d => Assert.Equal(draws[0], d));
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public void NumberI_DoesNotDependOnCount()
    {
        float[] few = Rand([10], generator: new(5)).ToArray<float>(), many = Rand([50_000], generator: new(5)).ToArray<float>();
        Assert.Equal(few, many[..10]);
    }

    [Fact]
    public void ManyDraws_NeverShareBlocks()
    {
        var g = new Generator(1);
        var starts = new System.Collections.Concurrent.ConcurrentBag<ulong>();
        Parallel.For(0, 1000, _ => starts.Add(g.Take(3).Start));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => 3 * (ulong)i), starts.Order());
    }

    [Fact]
    public void Next_StaysBelowItsBound()
    {
        var g = new Generator(1);
        var seen = Enumerable.Range(0, 500).Select(_ => g.Next(7)).ToHashSet();
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], seen.Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => g.Next(0));
    }
}
