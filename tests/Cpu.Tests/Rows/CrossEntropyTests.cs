using System.Numerics;
using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

public sealed unsafe class CrossEntropyTests
{
    const long Ignored = -100;

    [Fact]
    public void ClassesUpTo256_MatchTheReference()
    {
        for (int classes = 1; classes <= 256; classes++)
        {
            All<float>(5, classes);
            All<double>(5, classes);
        }
        All<float>(0, 7);
        All<float>(768, 65);
    }

    static void All<T>(int rows, int classes) where T : unmanaged, INumber<T>
    {
        using var x = new Numbers<T>(rows * classes, 1);
        using var losses = new Numbers<T>(rows, 2);
        using var logSums = new Numbers<T>(rows, 3);
        using var gradients = new Numbers<T>(rows, 4);
        using var dx = new Numbers<T>(rows * classes, 5);
        using var targets = new Numbers<long>(rows, 6);
        double[] xs = x.Doubles(), gs = gradients.Doubles(), expected = new double[rows], sums = new double[rows], expectedDx = new double[rows * classes];
        for (int r = 0; r < rows; r++)
        {
            double[] row = xs[(r * classes)..((r + 1) * classes)];
            targets.Span[r] = r % 4 == 3 ? Ignored : (r * 7 + 3) % classes;
            if (targets.Span[r] == Ignored) continue;
            sums[r] = Math.Log(row.Sum(Math.Exp));
            expected[r] = sums[r] - row[targets.Span[r]];
            for (int i = 0; i < classes; i++)
                expectedDx[r * classes + i] = (Math.Exp(row[i] - sums[r]) - (i == targets.Span[r] ? 1 : 0)) * gs[r];
        }
        Assert.Equal(-1, CrossEntropy.FirstBad(rows, classes, targets.Pointer, Ignored));
        CrossEntropy.Forward(rows, classes, x.Pointer, targets.Pointer, Ignored, losses.Pointer, logSums.Pointer);
        Check.Close(expected, losses, 1e-6, $"loss {classes}");
        Check.Close(sums, logSums, 1e-6, $"log sum {classes}");
        CrossEntropy.Backward(rows, classes, x.Pointer, targets.Pointer, Ignored, logSums.Pointer, gradients.Pointer, 1, dx.Pointer);
        Check.Close(expectedDx, dx, 1e-6, $"dx {classes}");
    }

    [Fact]
    public void OneSharedCotangent_ServesAllRows()
    {
        using var x = new Numbers<float>(6 * 9, 1);
        using var targets = new Numbers<long>(6, 2);
        using var losses = new Numbers<float>(6, 3);
        using var logSums = new Numbers<float>(6, 4);
        using var each = new Numbers<float>(6, 5);
        using var a = new Numbers<float>(6 * 9, 6);
        using var b = new Numbers<float>(6 * 9, 7);
        targets.Span.Fill(4);
        each.Span.Fill(0.25f);
        CrossEntropy.Forward(6, 9, x.Pointer, targets.Pointer, Ignored, losses.Pointer, logSums.Pointer);
        CrossEntropy.Backward(6, 9, x.Pointer, targets.Pointer, Ignored, logSums.Pointer, each.Pointer, 1, a.Pointer);
        CrossEntropy.Backward(6, 9, x.Pointer, targets.Pointer, Ignored, logSums.Pointer, each.Pointer, 0, b.Pointer);
        Assert.Equal(a.Span.ToArray(), b.Span.ToArray());
    }

    [Fact]
    public void LargeLogits_KeepTheirDifferences()
    {
        float* x = stackalloc float[] { 1000f, 1001f, -1000f };
        long target = 0;
        float loss, logSum;
        CrossEntropy.Forward(1, 3, x, &target, Ignored, &loss, &logSum);
        Assert.Equal(1.3132617, loss, 6);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(-1, 1)]
    [InlineData(long.MinValue, 1)]
    [InlineData(2, -1)]
    [InlineData(-100, -1)]
    public void BadTargets_AreFound(long target, long expected)
    {
        long* targets = stackalloc long[] { 0, target, 1 };
        Assert.Equal(expected, CrossEntropy.FirstBad(3, 3, targets, Ignored));
    }
}
