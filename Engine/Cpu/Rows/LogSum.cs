using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Σ e^(x − max x) of a row: what softmax, its logarithm and cross-entropy share.</summary>
static unsafe class LogSum
{
    public static T OfRow<V, T>(T* x, nint length, T most) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        V shift = V.Fill(most), sum = V.Zero, other = V.Zero;
        nint i = 0;
        for (; i <= length - 2 * V.Count; i += 2 * V.Count)
        {
            sum += V.Exp(V.Load(x + i) - shift);
            other += V.Exp(V.Load(x + i + V.Count) - shift);
        }
        for (; i <= length - V.Count; i += V.Count) sum += V.Exp(V.Load(x + i) - shift);
        if (i < length) sum += V.Exp(Row<V, T>.LoadEnd(x + i, length - i, T.NegativeInfinity) - shift);
        return Row<V, T>.Sum(sum + other);
    }
}
