using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The forward pass of layer normalization, some rows a chunk.</summary>
unsafe struct LayerNormJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public Slices Rows;
    public nint Length;
    public T* X, Weight, Bias, Y, Mean, Rstd;
    public T Epsilon;

    public readonly void Run(int chunk)
    {
        for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++) Run(row);
    }

    [MethodImpl(AggressiveOptimization)]
    readonly void Run(nint row)
    {
        T* x = X + row * Length, y = Y + row * Length;
        T length = T.CreateTruncating(Length), mean = Row<V, T>.Sum(x, Length) / length;
        // Two passes: the squares of what is left after the mean cancel nothing.
        T rstd = T.One / T.Sqrt(SquaredDistance(x, mean, Length) / length + Epsilon);
        Mean[row] = mean;
        Rstd[row] = rstd;
        V shift = V.Fill(mean), scale = V.Fill(rstd);
        nint i = 0;
        for (; i <= Length - V.Count; i += V.Count)
        {
            V normal = (V.Load(x + i) - shift) * scale;
            if (Weight != null) normal *= V.Load(Weight + i);
            if (Bias != null) normal += V.Load(Bias + i);
            V.Store(y + i, normal);
        }
        if (i == Length) return;
        nint rest = Length - i;
        V last = (Row<V, T>.LoadEnd(x + i, rest, T.Zero) - shift) * scale;
        if (Weight != null) last *= Row<V, T>.LoadEnd(Weight + i, rest, T.Zero);
        if (Bias != null) last += Row<V, T>.LoadEnd(Bias + i, rest, T.Zero);
        Row<V, T>.StoreEnd(y + i, rest, last);
    }

    [MethodImpl(AggressiveInlining)]
    static T SquaredDistance(T* x, T mean, nint length)
    {
        V shift = V.Fill(mean), sum = V.Zero, other = V.Zero;
        nint i = 0;
        for (; i <= length - 2 * V.Count; i += 2 * V.Count)
        {
            V a = V.Load(x + i) - shift, b = V.Load(x + i + V.Count) - shift;
            sum = V.MultiplyAdd(a, a, sum);
            other = V.MultiplyAdd(b, b, other);
        }
        for (; i <= length - V.Count; i += V.Count)
        {
            V a = V.Load(x + i) - shift;
            sum = V.MultiplyAdd(a, a, sum);
        }
        if (i < length)
        {
            V a = Row<V, T>.LoadEnd(x + i, length - i, mean) - shift;
            sum = V.MultiplyAdd(a, a, sum);
        }
        return Row<V, T>.Sum(sum + other);
    }
}
