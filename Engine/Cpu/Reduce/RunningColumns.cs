using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Running sums down the columns of [outer, length, inner], a strip of columns at a time.</summary>
unsafe struct RunningColumns : IJob
{
    internal const int Width = 64;

    public float* X, Y;
    public nint Length, Inner;
    public bool Reversed;
    public Slices Strips;

    public readonly void Run(int chunk)
    {
        nint strips = (Inner + Width - 1) / Width;
        double* sums = stackalloc double[Width];
        for (nint strip = (nint)Strips.Begin(chunk), end = (nint)Strips.End(chunk); strip < end; strip++)
        {
            nint column = strip % strips * Width, at = strip / strips * Length * Inner + column;
            int count = (int)nint.Min(Width, Inner - column);
            new Span<double>(sums, Width).Clear();
            for (nint i = 0; i < Length; i++)
            {
                nint row = at + (Reversed ? Length - 1 - i : i) * Inner;
                Add(X + row, Y + row, sums, count);
            }
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Add(float* x, float* y, double* sums, int count)
    {
        int j = 0;
        for (; j <= count - 8; j += 8)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(x + j));
            low += Vector256.Load(sums + j);
            high += Vector256.Load(sums + j + 4);
            low.Store(sums + j);
            high.Store(sums + j + 4);
            Vector256.Narrow(low, high).Store(y + j);
        }
        for (; j < count; j++) y[j] = (float)(sums[j] += x[j]);
    }
}
