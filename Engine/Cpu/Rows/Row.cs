using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>What row kernels need beside lanes: ends that fill no lane, and sums and maxima across one.</summary>
/// <remarks>
/// The order of every sum is fixed by the length alone. Four chains of sums hide the latency of an addition; lanes twice as wide hold two chains each, so that
/// their sums are the same to the last bit.
/// </remarks>
static unsafe class Row<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The last count &lt; lanes elements of a row, padded with a value that does not matter.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V LoadEnd(T* from, nint count, T padding) => V.Select(V.FirstMask((int)count), V.LoadFirst(from, (int)count), V.Fill(padding));

    /// <summary>Writes the first count lanes.</summary>
    [SkipLocalsInit]
    public static void StoreEnd(T* to, nint count, V value)
    {
        T* lanes = stackalloc T[V.Count];
        V.Store(lanes, value);
        for (nint i = 0; i < count; i++) to[i] = lanes[i];
    }

    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sum(V value) => V.First(V.Across(default(Adding), value));

    /// <summary>The largest element of a row; −∞ for an empty one, NaN if any is.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Max(T* x, nint length) => V.First(V.Across(default(Larger), Total(default(Largest), V.Fill(T.NegativeInfinity), default(Larger), x, length)));

    /// <summary>Σ x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sum(T* x, nint length) => Sum(default(Element), x, length);

    /// <summary>Σ x·y.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Dot(T* x, T* y, nint length) => Sum(Total(default(Product), x, y, length));

    /// <summary>Σ f(x).</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sum<TTerm>(TTerm f, T* x, nint length) where TTerm : struct, IRowTerm<V> => Sum(Total(f, V.Zero, default(Adding), x, length));

    /// <summary>The terms of a row in lanes that are still to be combined.</summary>
    [MethodImpl(AggressiveInlining)]
    static V Total<TTerm, TFold>(TTerm f, V start, TFold fold, T* x, nint length) where TTerm : struct, IRowTerm<V> where TFold : struct, IFold
    {
        V a = start, b = start, c = start, d = start;
        nint i = 0;
        if (typeof(V) == typeof(WideFloatLane))
        {
            for (; i <= length - 2 * V.Count; i += 2 * V.Count)
            {
                a = f.Add(a, V.Load(x + i));
                c = f.Add(c, V.Load(x + i + V.Count));
            }
        }
        else
        {
            for (; i <= length - 4 * V.Count; i += 4 * V.Count)
            {
                a = f.Add(a, V.Load(x + i));
                b = f.Add(b, V.Load(x + i + V.Count));
                c = f.Add(c, V.Load(x + i + 2 * V.Count));
                d = f.Add(d, V.Load(x + i + 3 * V.Count));
            }
        }
        // What is left goes to the first chain and the second in turn.
        for (; i <= length - V.Count; i += V.Count)
        {
            a = f.Add(a, V.Load(x + i));
            if (typeof(V) != typeof(WideFloatLane)) (a, b, c, d) = (b, a, d, c);
        }
        int rest = (int)(length - i);
        if (rest > 0) a = V.Select(V.FirstMask(rest), f.Add(a, V.LoadFirst(x + i, rest)), a);
        return typeof(V) == typeof(WideFloatLane) ? fold.Combine(a, c) : fold.Combine(fold.Combine(a, c), fold.Combine(b, d));
    }

    /// <summary>Σ f(x, y), in lanes that are still to be added.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Total<TTerm>(TTerm f, T* x, T* y, nint length) where TTerm : struct, IRowTerm2<V>
    {
        V a = V.Zero, b = a, c = a, d = a;
        nint i = 0;
        if (typeof(V) == typeof(WideFloatLane))
        {
            for (; i <= length - 2 * V.Count; i += 2 * V.Count)
            {
                a = f.Add(a, V.Load(x + i), V.Load(y + i));
                c = f.Add(c, V.Load(x + i + V.Count), V.Load(y + i + V.Count));
            }
        }
        else
        {
            for (; i <= length - 4 * V.Count; i += 4 * V.Count)
            {
                a = f.Add(a, V.Load(x + i), V.Load(y + i));
                b = f.Add(b, V.Load(x + i + V.Count), V.Load(y + i + V.Count));
                c = f.Add(c, V.Load(x + i + 2 * V.Count), V.Load(y + i + 2 * V.Count));
                d = f.Add(d, V.Load(x + i + 3 * V.Count), V.Load(y + i + 3 * V.Count));
            }
        }
        for (; i <= length - V.Count; i += V.Count)
        {
            a = f.Add(a, V.Load(x + i), V.Load(y + i));
            if (typeof(V) != typeof(WideFloatLane)) (a, b, c, d) = (b, a, d, c);
        }
        int rest = (int)(length - i);
        if (rest > 0) a = V.Select(V.FirstMask(rest), f.Add(a, V.LoadFirst(x + i, rest), V.LoadFirst(y + i, rest)), a);
        return typeof(V) == typeof(WideFloatLane) ? a + c : a + c + (b + d);
    }

    /// <summary>y = f(x) element by element; the end runs on padded lanes, so that place changes no result. y may be x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Map<TFunction>(TFunction f, T* x, T* y, nint length) where TFunction : struct, IRowFunction<V>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count) V.Store(y + i, f.Run(V.Load(x + i)));
        if (i < length) StoreEnd(y + i, length - i, f.Run(V.LoadFirst(x + i, (int)(length - i))));
    }

    /// <summary>z = f(x, y) element by element; z may be x or y.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Map<TFunction>(TFunction f, T* x, T* y, T* z, nint length) where TFunction : struct, IRowFunction2<V>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count) V.Store(z + i, f.Run(V.Load(x + i), V.Load(y + i)));
        if (i < length) StoreEnd(z + i, length - i, f.Run(V.LoadFirst(x + i, (int)(length - i)), V.LoadFirst(y + i, (int)(length - i))));
    }

    /// <summary>Rows that make a chunk worth a thread's while: few rows are shared out among four threads as far as that pays.</summary>
    public static Slices Chunks(long rows, long length) => new(rows, Math.Max(1, Math.Clamp(rows * length / 4, 2048, 8192) / Math.Max(1, length)));

    readonly struct Element : IRowTerm<V>
    {
        [MethodImpl(AggressiveInlining)] public V Add(V sum, V x) => sum + x;
    }

    readonly struct Largest : IRowTerm<V>
    {
        [MethodImpl(AggressiveInlining)] public V Add(V most, V x) => V.Max(most, x);
    }

    readonly struct Product : IRowTerm2<V>
    {
        [MethodImpl(AggressiveInlining)] public V Add(V sum, V x, V y) => V.MultiplyAdd(x, y, sum);
    }

    readonly struct Adding : IFold
    {
        [MethodImpl(AggressiveInlining)] public L Identity<L>() where L : ILane<L> => L.Zero;
        [MethodImpl(AggressiveInlining)] public L Enter<L>(L x) where L : ILane<L> => x;
        [MethodImpl(AggressiveInlining)] public L Combine<L>(L a, L b) where L : ILane<L> => a + b;
    }

    readonly struct Larger : IFold
    {
        [MethodImpl(AggressiveInlining)] public L Identity<L>() where L : ILane<L> => L.Of(double.NegativeInfinity);
        [MethodImpl(AggressiveInlining)] public L Enter<L>(L x) where L : ILane<L> => x;
        [MethodImpl(AggressiveInlining)] public L Combine<L>(L a, L b) where L : ILane<L> => L.Max(a, b);
    }
}
