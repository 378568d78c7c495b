using System.Numerics;
using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

public sealed unsafe class SoftmaxTests
{
    static double[] Exact(double[] x)
    {
        double most = x.Length == 0 ? 0 : x.Max(), sum = x.Sum(v => Math.Exp(v - most));
        return [.. x.Select(v => Math.Exp(v - most) / sum)];
    }

    static double[] ExactLog(double[] x)
    {
        double most = x.Length == 0 ? 0 : x.Max(), log = Math.Log(x.Sum(v => Math.Exp(v - most)));
        return [.. x.Select(v => v - most - log)];
    }

    [Fact]
    public void LengthsUpTo256_MatchTheReference()
    {
        for (int length = 0; length <= 256; length++)
        {
            All<float>(3, length);
            All<double>(3, length);
        }
        All<float>(0, 5);
        All<float>(700, 65);
        All<float>(2, 10_000);
    }

    static void All<T>(int rows, int length) where T : unmanaged, INumber<T>
    {
        using var x = new Numbers<T>(rows * length, 1);
        using var dy = new Numbers<T>(rows * length, 2);
        using var y = new Numbers<T>(rows * length, 3);
        using var dx = new Numbers<T>(rows * length, 4);
        foreach (ref T v in x.Span) v *= T.CreateChecked(8);
        double[] soft = Check.RowsOf(x.Doubles(), rows, length, (v, _) => Exact(v));
        Softmax.Forward(rows, length, x.Pointer, y.Pointer);
        Check.Close(soft, y, 1e-6, $"forward {length}");
        double[] cotangent = dy.Doubles();
        Softmax.Backward(rows, length, y.Pointer, dy.Pointer, dx.Pointer);
        Check.Close(Check.RowsOf(soft, rows, length, (s, r) =>
        {
            double dot = s.Select((v, i) => v * cotangent[r * length + i]).Sum();
            return [.. s.Select((v, i) => v * (cotangent[r * length + i] - dot))];
        }), dx, 2e-6, $"backward {length}");
        Softmax.LogForward(rows, length, x.Pointer, y.Pointer);
        Check.Close(Check.RowsOf(x.Doubles(), rows, length, (v, _) => ExactLog(v)), y, 1e-6, $"log forward {length}");
        Softmax.LogBackward(rows, length, y.Pointer, dy.Pointer, dx.Pointer);
        Check.Close(Check.RowsOf(soft, rows, length, (s, r) =>
        {
            double sum = cotangent[(r * length)..((r + 1) * length)].Sum();
            return [.. s.Select((v, i) => cotangent[r * length + i] - v * sum)];
        }), dx, 3e-5, $"log backward {length}");
    }

    [Fact]
    public void InPlace_GivesTheSameBits()
    {
        using var x = new Numbers<float>(7 * 45, 1);
        using var y = new Numbers<float>(7 * 45, 2);
        Softmax.Forward(7, 45, x.Pointer, y.Pointer);
        Softmax.Forward(7, 45, x.Pointer, x.Pointer);
        Assert.Equal(y.Span.ToArray(), x.Span.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(19)]
    public void MaskedEntries_AreZeroAndAFullyMaskedRowIsNaN(int length)
    {
        using var x = new Numbers<float>(2 * length, 1);
        using var y = new Numbers<float>(2 * length, 2);
        x.Span.Fill(float.NegativeInfinity);
        x.Span[length - 1] = 3;
        Softmax.Forward(2, length, x.Pointer, y.Pointer);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(i == length - 1 ? 1 : 0, y.Span[i]);
            Assert.True(float.IsNaN(y.Span[length + i]));
        }
    }
}
