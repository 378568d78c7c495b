using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.Threads;

public sealed class SlicesTests
{
    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(10, 10, 1)]
    [InlineData(11, 10, 2)]
    [InlineData(1000, 10, 64)]
    [InlineData(long.MaxValue / 2, 3, 64)]
    public void Chunks_CoverTheRangeWithoutGapOrOverlap(long length, long grain, int count)
    {
        var slices = new Slices(length, grain);
        Assert.Equal(count, slices.Count);
        long at = 0;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(at, slices.Begin(i));
            at = slices.End(i);
            Assert.True(at > slices.Begin(i));
        }
        Assert.Equal(length, at);
    }
}
