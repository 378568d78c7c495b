using System.Numerics;
using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

public sealed unsafe class LayerNormTests
{
    const double Epsilon = 1e-5;

    [Fact]
    public void LengthsUpTo256_MatchTheReference()
    {
        for (int length = 0; length <= 256; length++)
        {
            All<float>(4, length, length % 3 != 0, length % 2 == 0);
            All<double>(4, length, length % 2 == 0, length % 3 != 0);
        }
        All<float>(0, 9, true, true);
        All<float>(900, 33, true, true);
    }

    static void All<T>(int rows, int length, bool weighted, bool biased) where T : unmanaged, INumber<T>
    {
        using var x = new Numbers<T>(rows * length, 1);
        using var y = new Numbers<T>(rows * length, 2);
        using var dy = new Numbers<T>(rows * length, 3);
        using var dx = new Numbers<T>(rows * length, 4);
        using var weight = new Numbers<T>(length, 5);
        using var bias = new Numbers<T>(length, 6);
        using var mean = new Numbers<T>(rows, 7);
        using var rstd = new Numbers<T>(rows, 8);
        using var dweight = new Numbers<T>(length, 9);
        using var dbias = new Numbers<T>(length, 10);
        double[] xs = x.Doubles(), gs = dy.Doubles(), w = weight.Doubles(), b = bias.Doubles(), normal = new double[rows * length];
        double[] means = new double[rows], rstds = new double[rows], ys = new double[rows * length], dxs = new double[rows * length];
        double[] dws = new double[length], dbs = new double[length];
        for (int r = 0; r < rows; r++)
        {
            double[] row = xs[(r * length)..((r + 1) * length)];
            means[r] = length == 0 ? double.NaN : row.Sum() / length;
            rstds[r] = 1 / Math.Sqrt(row.Sum(v => (v - means[r]) * (v - means[r])) / length + Epsilon);
            double sum = 0, product = 0;
            for (int i = 0; i < length; i++)
            {
                int at = r * length + i;
                normal[at] = (row[i] - means[r]) * rstds[r];
                ys[at] = normal[at] * (weighted ? w[i] : 1) + (biased ? b[i] : 0);
                dws[i] += gs[at] * normal[at];
                dbs[i] += gs[at];
                sum += gs[at] * (weighted ? w[i] : 1);
                product += gs[at] * (weighted ? w[i] : 1) * normal[at];
            }
            for (int i = 0; i < length; i++)
            {
                int at = r * length + i;
                dxs[at] = rstds[r] * (gs[at] * (weighted ? w[i] : 1) - sum / length - normal[at] * product / length);
            }
        }
        string what = $"{rows} × {length}";
        LayerNorm.Forward(rows, length, x.Pointer, weighted ? weight.Pointer : null, biased ? bias.Pointer : null, Epsilon, y.Pointer, mean.Pointer, rstd.Pointer);
        // One element has variance 0: rstd is 1/√ε = 316 and rounding is multiplied by it.
        double tolerance = length == 1 ? 1e-4 : length < 4 ? 1e-3 : 2e-5;
        Check.Close(ys, y, tolerance, $"{what} y");
        Check.Close(means, mean, 1e-6, $"{what} mean");
        Check.Close(rstds, rstd, tolerance, $"{what} rstd");
        LayerNorm.Backward(rows, length, x.Pointer, weighted ? weight.Pointer : null, mean.Pointer, rstd.Pointer, dy.Pointer, dx.Pointer, dweight.Pointer, dbias.Pointer);
        Check.Close(dxs, dx, tolerance * 20, $"{what} dx");
        Check.Close(dws, dweight, tolerance * Math.Max(1, rows / 20), $"{what} dweight");
        Check.Close(dbs, dbias, 1e-5 * Math.Max(1, rows / 20), $"{what} dbias");
        using var alone = new Numbers<T>(rows * length, 4);
        LayerNorm.Backward(rows, length, x.Pointer, weighted ? weight.Pointer : null, mean.Pointer, rstd.Pointer, dy.Pointer, alone.Pointer, null, null);
        Assert.Equal(dx.Span.ToArray(), alone.Span.ToArray());
    }
}
