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

    /// <summary>Calls parts of rows into the second-level cache: short runs a long step apart are more than the processor foresees. Nothing is called from null.</summary>
    public static void Expect(T* from, nint rowStride, nint rows, nint count)
    {
        const int CacheLine = 64;
        if (!Sse.IsSupported || from == null) return;
        for (nint row = 0; row < rows; row++)
        {
            byte* at = (byte*)(from + row * rowStride), end = at + count * sizeof(T);
            for (; at < end; at += CacheLine) Sse.Prefetch1(at);
        }
    }

    /// <summary>The same for some columns of one gate's rows.</summary>
    public static void Expect(in GateRows<T> gates, nint gate, nint first, nint rows, nint columns)
    {
        if (!gates.IsNothing) Expect(gates.Gate(gate) + first * gates.Row, gates.Row, rows, columns);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid(V x) => V.One / (V.One + V.Exp(-x));

    /// <summary>y = σ(a + b + c) for one gate; b and c may be nothing, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void SigmoidOfSum(in GateRows<T> ofA, in GateRows<T> ofB, in GateRows<T> ofC, in GateRows<T> ofY, nint gate, nint rows, nint count)
    {
        T* a = ofA.Gate(gate), b = ofB.Gate(gate), c = ofC.Gate(gate), y = ofY.Gate(gate);
        nint ars = ofA.Row, brs = ofB.Row, crs = ofC.Row, yrs = ofY.Row, whole = count - V.Count;
        for (; rows > 0; rows--, a += ars, b += brs, c += crs, y += yrs)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count) V.Store(y + at, Sigmoid(Sum<Whole>(a, b, c, at, V.Count)));
            if (at < count) SigmoidEnd(a, b, c, y, at, count - at);
        }
    }

    /// <summary>y = tanh(a + b + c) for one gate; b and c may be nothing, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void TanhOfSum(in GateRows<T> ofA, in GateRows<T> ofB, in GateRows<T> ofC, in GateRows<T> ofY, nint gate, nint rows, nint count)
    {
        T* a = ofA.Gate(gate), b = ofB.Gate(gate), c = ofC.Gate(gate), y = ofY.Gate(gate);
        nint ars = ofA.Row, brs = ofB.Row, crs = ofC.Row, yrs = ofY.Row, whole = count - V.Count;
        for (; rows > 0; rows--, a += ars, b += brs, c += crs, y += yrs)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count) V.Store(y + at, V.Tanh(Sum<Whole>(a, b, c, at, V.Count)));
            if (at < count) TanhEnd(a, b, c, y, at, count - at);
        }
    }

    [MethodImpl(NoInlining)]
    static void SigmoidEnd(T* a, T* b, T* c, T* y, nint at, nint count) => Row<V, T>.StoreEnd(y + at, count, Sigmoid(Sum<Partial>(a, b, c, at, count)));

    [MethodImpl(NoInlining)]
    static void TanhEnd(T* a, T* b, T* c, T* y, nint at, nint count) => Row<V, T>.StoreEnd(y + at, count, V.Tanh(Sum<Partial>(a, b, c, at, count)));

    /// <summary>a + b + c, of which b and c may be null.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sum<TExtent>(T* a, T* b, T* c, nint at, nint count) where TExtent : IExtent
    {
        V x = Read<TExtent>(a + at, count);
        if (b != null) x += Read<TExtent>(b + at, count);
        return c == null ? x : x + Read<TExtent>(c + at, count);
    }
}
