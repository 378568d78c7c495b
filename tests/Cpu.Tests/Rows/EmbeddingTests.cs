using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

public sealed unsafe class EmbeddingTests
{
    [Theory]
    [InlineData(0, 4, 3)]
    [InlineData(7, 1, 1)]
    [InlineData(50, 9, 0)]
    [InlineData(50, 9, 13)]
    [InlineData(768, 65, 128)]
    [InlineData(300, 3000, 33)]
    public void GatherAndGradient_MatchTheReference(int count, int rows, int length)
    {
        using var table = new Numbers<float>(rows * length, 1);
        using var y = new Numbers<float>(count * length, 2);
        using var dy = new Numbers<float>(count * length, 3);
        using var dtable = new Numbers<float>(rows * length, 4);
        using var numbers = new Numbers<long>(count, 5);
        var random = new Random(6);
        for (int i = 0; i < count; i++) numbers.Span[i] = random.Next(rows) / 2;
        Assert.Equal(-1, Embedding.FirstBad(count, rows, numbers.Pointer));
        Embedding.Gather(count, length, table.Pointer, numbers.Pointer, y.Pointer);
        foreach (bool accumulate in new[] { false, true })
        {
            float[] expected = accumulate ? dtable.Span.ToArray() : new float[rows * length];
            // The promised order, so the bits agree too.
            for (int i = 0; i < count; i++)
                for (int j = 0; j < length; j++)
                {
                    Assert.Equal(table.Span[(int)numbers.Span[i] * length + j], y.Span[i * length + j]);
                    expected[numbers.Span[i] * length + j] += dy.Span[i * length + j];
                }
            Embedding.Gradient(count, rows, length, numbers.Pointer, dy.Pointer, dtable.Pointer, accumulate);
            Assert.Equal(expected, dtable.Span.ToArray());
        }
        Assert.True(y.Untouched && dtable.Untouched);
    }

    [Fact]
    public void ThePaddingRow_GetsNoGradient()
    {
        using var dy = new Numbers<double>(4 * 5, 1);
        using var dtable = new Numbers<double>(3 * 5, 2);
        long* numbers = stackalloc long[] { 1, 2, 1, 0 };
        Embedding.Gradient(4, 3, 5, numbers, dy.Pointer, dtable.Pointer, padding: 1);
        Assert.Equal(-1, dtable.Span[5..10].IndexOfAnyExcept(0));
        Assert.Equal(dy.Span[5..10].ToArray(), dtable.Span[10..].ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void NumbersOutsideTheTable_AreFound(long number)
    {
        long* numbers = stackalloc long[] { 0, 2, number };
        Assert.Equal(2, Embedding.FirstBad(3, 3, numbers));
    }
}
