using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

/// <summary>Rows by lanes of eight and of sixteen.</summary>
public sealed unsafe class WidthTests
{
    [Fact]
    public void Sums_AreTheSameToTheLastBit()
    {
        for (int length = 0; length < 140; length++)
        {
            using var x = new Numbers<float>(length, 1);
            using var y = new Numbers<float>(length, 2);
            Assert.Equal(Row<FloatLane, float>.Sum(x.Pointer, length), Row<WideFloatLane, float>.Sum(x.Pointer, length));
            Assert.Equal(Row<FloatLane, float>.Dot(x.Pointer, y.Pointer, length), Row<WideFloatLane, float>.Dot(x.Pointer, y.Pointer, length));
            Assert.Equal(Row<FloatLane, float>.Max(x.Pointer, length), Row<WideFloatLane, float>.Max(x.Pointer, length));
        }
    }

    [Fact]
    public void TheMaximum_OfARowWithNaNIsNaN()
    {
        for (int length = 1; length < 70; length++)
            for (int at = 0; at < length; at++)
            {
                using var x = new Numbers<float>(length, 1);
                x.Span[at] = float.NaN;
                Assert.True(float.IsNaN(Row<WideFloatLane, float>.Max(x.Pointer, length)) && float.IsNaN(Row<FloatLane, float>.Max(x.Pointer, length)), $"{at} of {length}");
            }
    }

    [Fact]
    public void LayerNormsGradient_IsTheSameToTheLastBit()
    {
        const int rows = 3;
        for (int length = 1; length < 70; length++)
        {
            var narrow = Gradient<FloatLane>(rows, length);
            Assert.Equal(narrow, Gradient<WideFloatLane>(rows, length));
        }
    }

    static float[][] Gradient<V>(int rows, int length) where V : struct, ISimd<V, float>
    {
        using var x = new Numbers<float>(rows * length, 1);
        using var dy = new Numbers<float>(rows * length, 2);
        using var weight = new Numbers<float>(length, 3);
        using var mean = new Numbers<float>(rows, 4);
        using var rstd = new Numbers<float>(rows, 5);
        using var dx = new Numbers<float>(rows * length, 6);
        using var dweight = new Numbers<float>(length, 7);
        using var dbias = new Numbers<float>(length, 8);
        LayerNormGradient<V, float>.Run(rows, length, x.Pointer, weight.Pointer, mean.Pointer, rstd.Pointer, dy.Pointer, dx.Pointer, dweight.Pointer, dbias.Pointer);
        return [dx.Span.ToArray(), dweight.Span.ToArray(), dbias.Span.ToArray()];
    }
}
