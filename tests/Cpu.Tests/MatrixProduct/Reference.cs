using System.Numerics;
using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.MatrixProduct;

/// <summary>The product in three plain loops over double.</summary>
public static unsafe class Reference
{
    public static double[,] Product<T>(long m, long n, long k, StridedMatrix<T> a, StridedMatrix<T> b) where T : unmanaged, INumber<T>
    {
        double[,] c = new double[m, n];
        for (long i = 0; i < m; i++)
            for (long j = 0; j < n; j++)
                for (long p = 0; p < k; p++)
                    c[i, j] += double.CreateTruncating(*a.From((nint)i, (nint)p).Pointer) * double.CreateTruncating(*b.From((nint)p, (nint)j).Pointer);
        return c;
    }

    /// <summary>Fails unless C is the expected matrix within what rounding k terms of size 1 can do.</summary>
    public static void Matches<T>(double[,] expected, StridedMatrix<T> c, long k, string what) where T : unmanaged, INumber<T>
    {
        double tolerance = (k + 2) * (typeof(T) == typeof(float) ? 6e-8 : 1.2e-16) * 2;
        for (int i = 0; i < expected.GetLength(0); i++)
            for (int j = 0; j < expected.GetLength(1); j++)
            {
                double actual = double.CreateTruncating(*c.From(i, j).Pointer);
                if (!(Math.Abs(actual - expected[i, j]) <= tolerance))
                    Assert.Fail($"{what}: C[{i}, {j}] is {actual}, not {expected[i, j]}");
            }
    }
}
