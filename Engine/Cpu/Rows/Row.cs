using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>What row kernels need beside lanes: ends that fill no lane, and sums and maxima across one.</summary>
/// <remarks>The order of every sum is fixed by the length alone.</remarks>
static unsafe class Row<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The last count &lt; lanes elements of a row, padded with a value that does not matter.</summary>
    [SkipLocalsInit]
    public static V LoadEnd(T* from, nint count, T padding)
    {
        T* lanes = stackalloc T[V.Count];
        for (nint i = 0; i < V.Count; i++) lanes[i] = i < count ? from[i] : padding;
        return V.Load(lanes);
    }

    /// <summary>Writes the first count lanes.</summary>
    [SkipLocalsInit]
    public static void StoreEnd(T* to, nint count, V value)
    {
        T* lanes = stackalloc T[V.Count];
        V.Store(lanes, value);
        for (nint i = 0; i < count; i++) to[i] = lanes[i];
    }

    /// <summary>The sum of the lanes, neighbours first.</summary>
    [SkipLocalsInit]
    public static T Sum(V value)
    {
        T* lanes = stackalloc T[V.Count];
        V.Store(lanes, value);
        for (int half = V.Count / 2; half > 0; half /= 2)
            for (int i = 0; i < half; i++) lanes[i] = lanes[2 * i] + lanes[2 * i + 1];
        return lanes[0];
    }

    /// <summary>The largest lane; NaN if any is.</summary>
    [SkipLocalsInit]
    public static T Max(V value)
    {
        T* lanes = stackalloc T[V.Count];
        V.Store(lanes, value);
        T most = lanes[0];
        for (int i = 1; i < V.Count; i++) most = T.Max(most, lanes[i]);
        return most;
    }

    /// <summary>The largest element of a row; −∞ for an empty one, NaN if any is.</summary>
    public static T Max(T* x, nint length)
    {
        V most = V.Fill(T.NegativeInfinity), other = most;
        nint i = 0;
        for (; i <= length - 2 * V.Count; i += 2 * V.Count)
        {
            most = V.Max(most, V.Load(x + i));
            other = V.Max(other, V.Load(x + i + V.Count));
        }
        for (; i <= length - V.Count; i += V.Count) most = V.Max(most, V.Load(x + i));
        if (i < length) most = V.Max(most, LoadEnd(x + i, length - i, T.NegativeInfinity));
        return Max(V.Max(most, other));
    }

    /// <summary>Σ x.</summary>
    public static T Sum(T* x, nint length)
    {
        V sum = V.Zero, other = V.Zero;
        nint i = 0;
        for (; i <= length - 2 * V.Count; i += 2 * V.Count)
        {
            sum += V.Load(x + i);
            other += V.Load(x + i + V.Count);
        }
        for (; i <= length - V.Count; i += V.Count) sum += V.Load(x + i);
        if (i < length) sum += LoadEnd(x + i, length - i, T.Zero);
        return Sum(sum + other);
    }

    /// <summary>Σ x·y.</summary>
    public static T Dot(T* x, T* y, nint length)
    {
        V sum = V.Zero, other = V.Zero;
        nint i = 0;
        for (; i <= length - 2 * V.Count; i += 2 * V.Count)
        {
            sum = V.MultiplyAdd(V.Load(x + i), V.Load(y + i), sum);
            other = V.MultiplyAdd(V.Load(x + i + V.Count), V.Load(y + i + V.Count), other);
        }
        for (; i <= length - V.Count; i += V.Count) sum = V.MultiplyAdd(V.Load(x + i), V.Load(y + i), sum);
        if (i < length) sum = V.MultiplyAdd(LoadEnd(x + i, length - i, T.Zero), LoadEnd(y + i, length - i, T.Zero), sum);
        return Sum(sum + other);
    }

    /// <summary>y = f(x) element by element; the end runs on padded lanes, so that place changes no result. y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TFunction>(TFunction f, T* x, T* y, nint length) where TFunction : struct, IRowFunction<V>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count) V.Store(y + i, f.Run(V.Load(x + i)));
        if (i < length) StoreEnd(y + i, length - i, f.Run(LoadEnd(x + i, length - i, T.Zero)));
    }

    /// <summary>z = f(x, y) element by element; z may be x or y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map<TFunction>(TFunction f, T* x, T* y, T* z, nint length) where TFunction : struct, IRowFunction2<V>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count) V.Store(z + i, f.Run(V.Load(x + i), V.Load(y + i)));
        if (i < length) StoreEnd(z + i, length - i, f.Run(LoadEnd(x + i, length - i, T.Zero), LoadEnd(y + i, length - i, T.Zero)));
    }

    /// <summary>Rows that make a chunk worth a thread's while.</summary>
    public static Slices Chunks(long rows, long length) => new(rows, Math.Max(1, 8192 / Math.Max(1, length)));
}
