using System.Numerics;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

/// <summary>Comparison with references in double.</summary>
static class Check
{
    public static double[] Doubles<T>(this Numbers<T> numbers) where T : unmanaged, INumber<T> =>
        [.. numbers.Span.ToArray().Select(x => double.CreateTruncating(x))];

    /// <summary>Fails unless all elements agree to a tolerance for numbers near 1, scaled with larger ones.</summary>
    public static void Close<T>(double[] expected, Numbers<T> actual, double floatTolerance, string what) where T : unmanaged, INumber<T>
    {
        double tolerance = typeof(T) == typeof(float) ? floatTolerance : floatTolerance * 2e-9;
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double value = double.CreateTruncating(actual.Span[i]);
            if (double.IsNaN(expected[i]) ? !double.IsNaN(value) : !(value == expected[i] || Math.Abs(value - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))))
                Assert.Fail($"{what}: element {i} is {value}, not {expected[i]}");
        }
        Assert.True(actual.Untouched, $"{what}: wrote outside");
    }

    public static double[] RowsOf(double[] x, int rows, int length, Func<double[], int, double[]> f)
    {
        double[] y = new double[rows * length];
        for (int r = 0; r < rows; r++) f(x[(r * length)..((r + 1) * length)], r).CopyTo(y, r * length);
        return y;
    }
}
