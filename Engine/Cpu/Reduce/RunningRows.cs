using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Running sums along rows. Each sum waits for the one before it, so four parts of a row run side by side, a lane each; where they
/// start is summed beforehand. What is left of a row follows one by one.
/// </summary>
unsafe struct RunningRows : IJob
{
    /// <summary>Elements of a part below which one chain is as good.</summary>
    const int Least = 16;

    public float* X, Y;
    public nint Length;
    public bool Reversed;
    public Slices Rows;

    public readonly void Run(int chunk)
    {
        nint part = Avx.IsSupported && Length >= 4 * Least ? Length / 16 * 4 : 0, rest = Length - 4 * part;
        for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++)
        {
            float* x = X + row * Length, y = Y + row * Length;
            double sum = 0;
            if (Reversed)
            {
                for (nint i = Length - 1; i >= 4 * part; i--) y[i] = (float)(sum += x[i]);
                if (part > 0) Backward(x, y, part, sum);
            }
            else
            {
                if (part > 0) sum = Forward(x, y, part);
                for (nint i = Length - rest; i < Length; i++) y[i] = (float)(sum += x[i]);
            }
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static double Forward(float* x, float* y, nint part)
    {
        double a = Sum(x, part), b = a + Sum(x + part, part), c = b + Sum(x + 2 * part, part);
        var sums = Vector256.Create(0, a, b, c);
        for (nint i = 0; i < part; i += 4)
        {
            var (e0, e1, e2, e3) = Transposed(Load(x + i), Load(x + part + i), Load(x + 2 * part + i), Load(x + 3 * part + i));
            e0 += sums;
            e1 += e0;
            e2 += e1;
            sums = e3 + e2;
            Store(y + i, part, Transposed(e0, e1, e2, sums));
        }
        return sums[3];
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Backward(float* x, float* y, nint part, double after)
    {
        double d = after + Sum(x + 3 * part, part), c = d + Sum(x + 2 * part, part), b = c + Sum(x + part, part);
        var sums = Vector256.Create(b, c, d, after);
        for (nint i = part - 4; i >= 0; i -= 4)
        {
            var (e0, e1, e2, e3) = Transposed(Load(x + i), Load(x + part + i), Load(x + 2 * part + i), Load(x + 3 * part + i));
            e3 += sums;
            e2 += e3;
            e1 += e2;
            sums = e0 + e1;
            Store(y + i, part, Transposed(sums, e1, e2, e3));
        }
    }

    // count is a multiple of 4.
    static double Sum(float* x, nint count)
    {
        Vector256<double> a = Vector256<double>.Zero, b = a;
        nint i = 0;
        for (; i <= count - 8; i += 8) (a, b) = (a + Load(x + i), b + Load(x + i + 4));
        if (i < count) a += Load(x + i);
        return Vector256.Sum(a + b);
    }

    [MethodImpl(AggressiveInlining)]
    static Vector256<double> Load(float* x) => Avx.ConvertToVector256Double(Vector128.Load(x));

    [MethodImpl(AggressiveInlining)]
    static void Store(float* y, nint part, (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) parts)
    {
        Avx.ConvertToVector128Single(parts.A).Store(y);
        Avx.ConvertToVector128Single(parts.B).Store(y + part);
        Avx.ConvertToVector128Single(parts.C).Store(y + 2 * part);
        Avx.ConvertToVector128Single(parts.D).Store(y + 3 * part);
    }

    [MethodImpl(AggressiveInlining)]
    static (Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>) Transposed(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        var (ab0, ab1, cd0, cd1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        return (Avx.Permute2x128(ab0, cd0, 0x20), Avx.Permute2x128(ab1, cd1, 0x20), Avx.Permute2x128(ab0, cd0, 0x31), Avx.Permute2x128(ab1, cd1, 0x31));
    }
}
