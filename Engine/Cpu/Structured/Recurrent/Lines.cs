using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>What lines of gates and states need: elements by lanes, and the gates' functions of sums.</summary>
/// <remarks>One function a loop: all of a step's together leave no registers, and a call in the loop empties them. Ends are calls.</remarks>
static unsafe class Lines<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first count ≤ Count elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Read<TExtent>(T* from, nint count) where TExtent : IExtent => TExtent.IsWhole ? V.Load(from) : V.LoadFirst(from, (int)count);

    /// <summary>Writes the first count ≤ Count lanes.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Write<TExtent>(T* to, nint count, V value) where TExtent : IExtent
    {
        if (TExtent.IsWhole) V.Store(to, value);
        else Row<V, T>.StoreEnd(to, count, value);
    }

    /// <summary>Calls parts of rows into the second-level cache: short runs a long step apart are more than the processor foresees.</summary>
    public static void Expect(T* from, nint rows, nint rowStride, nint parts, nint partStride, nint count)
    {
        const int CacheLine = 64;
        if (!Sse.IsSupported) return;
        for (nint row = 0; row < rows; row++)
            for (nint part = 0; part < parts; part++)
            {
                byte* at = (byte*)(from + row * rowStride + part * partStride), end = at + count * sizeof(T);
                for (; at < end; at += CacheLine) Sse.Prefetch1(at);
            }
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid(V x) => V.One / (V.One + V.Exp(-x));

    /// <summary>y = σ(a + b + c); b and c may be null, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void SigmoidOfSum(T* a, T* b, T* c, T* y, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) V.Store(y + at, Sigmoid(Sum<Whole>(a, b, c, at, V.Count)));
        if (at < count) SigmoidEnd(a, b, c, y, at, count - at);
    }

    /// <summary>y = tanh(a + b + c); b and c may be null, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void TanhOfSum(T* a, T* b, T* c, T* y, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) V.Store(y + at, V.Tanh(Sum<Whole>(a, b, c, at, V.Count)));
        if (at < count) TanhEnd(a, b, c, y, at, count - at);
    }

    [MethodImpl(NoInlining)]
    static void SigmoidEnd(T* a, T* b, T* c, T* y, nint at, nint count) => Row<V, T>.StoreEnd(y + at, count, Sigmoid(Sum<Partial>(a, b, c, at, count)));

    [MethodImpl(NoInlining)]
    static void TanhEnd(T* a, T* b, T* c, T* y, nint at, nint count) => Row<V, T>.StoreEnd(y + at, count, V.Tanh(Sum<Partial>(a, b, c, at, count)));

    [MethodImpl(AggressiveInlining)]
    static V Sum<TExtent>(T* a, T* b, T* c, nint at, nint count) where TExtent : IExtent
    {
        V x = Read<TExtent>(a + at, count);
        if (b != null) x += Read<TExtent>(b + at, count);
        return c == null ? x : x + Read<TExtent>(c + at, count);
    }
}
