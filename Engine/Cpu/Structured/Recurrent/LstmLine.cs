using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of an LSTM step over some columns of some rows.</summary>
static unsafe class LstmLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c'). The gates are sums of up to three: <paramref name="more"/> and <paramref name="bias"/> may be nothing.
    /// <paramref name="active"/> receives the gates after their functions; it may be <paramref name="gates"/>. Rows of states lie <paramref name="stride"/> apart.
    /// </summary>
    public static void Forward(in GateRows<T> gates, in GateRows<T> more, in GateRows<T> bias, in GateRows<T> active, T* previous, T* cell, T* hidden, nint stride, nint rows, nint count)
    {
        for (nint gate = 0; gate < 4; gate++)
        {
            if (gate == 2) Lines<V, T>.TanhOfSum(gates, more, bias, active, gate, rows, count);
            else Lines<V, T>.SigmoidOfSum(gates, more, bias, active, gate, rows, count);
        }
        Finish(active, previous, cell, hidden, stride, rows, count);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Finish(in GateRows<T> active, T* previous, T* cell, T* hidden, nint stride, nint rows, nint count)
    {
        T* i = active.Gate(0), f = active.Gate(1), g = active.Gate(2), o = active.Gate(3);
        nint step = active.Row, whole = count - V.Count;
        for (; rows > 0; rows--, i += step, f += step, g += step, o += step, previous += stride, cell += stride, hidden += stride)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count) Finish<Whole>(i + at, f + at, g + at, o + at, previous + at, cell + at, hidden + at, V.Count);
            if (at < count) FinishEnd(i + at, f + at, g + at, o + at, previous + at, cell + at, hidden + at, count - at);
        }
    }

    [MethodImpl(NoInlining)]
    static void FinishEnd(T* i, T* f, T* g, T* o, T* previous, T* cell, T* hidden, nint count) => Finish<Partial>(i, f, g, o, previous, cell, hidden, count);

    [MethodImpl(AggressiveInlining)]
    static void Finish<TExtent>(T* i, T* f, T* g, T* o, T* previous, T* cell, T* hidden, nint n) where TExtent : IExtent
    {
        V c = V.MultiplyAdd(Read<TExtent>(f, n), Read<TExtent>(previous, n), Read<TExtent>(i, n) * Read<TExtent>(g, n));
        Write<TExtent>(cell, n, c);
        Write<TExtent>(hidden, n, Read<TExtent>(o, n) * V.Tanh(c));
    }

    /// <summary>
    /// The gradients of gates and previous cell, from the cotangents of the hidden state, <paramref name="ghidden"/> plus <paramref name="more"/> if not null, and of
    /// the cell, which <paramref name="gcell"/> holds before and that of the previous one after. <paramref name="ggates"/> may be <paramref name="active"/>.
    /// </summary>
    /// <param name="ggates">The gates' gradient.</param>
    /// <param name="active">The gates after their functions.</param>
    /// <param name="ghidden">The hidden state's cotangent.</param>
    /// <param name="hstride">Elements from one of its rows to the next.</param>
    /// <param name="more">What is added to it, or null; its rows lie as those of the states.</param>
    /// <param name="gcell">The cell's cotangent.</param>
    /// <param name="gprevious">Receives that of the previous cell; may be <paramref name="gcell"/>.</param>
    /// <param name="previous">The previous cell.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="stride">Elements from a state's row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="count">Number of columns.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Backward(in GateRows<T> ggates, in GateRows<T> active, T* ghidden, nint hstride, T* more, T* gcell, T* gprevious, T* previous, T* cell, nint stride, nint rows, nint count)
    {
        T* gates = ggates.Gate(0), act = active.Gate(0);
        nint gstep = (nint)(ggates.Gate(1) - gates), step = (nint)(active.Gate(1) - act), grow = ggates.Row, row = active.Row, whole = count - V.Count;
        nint mstride = more == null ? 0 : stride;
        for (; rows > 0; rows--)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count) Backward<Whole>(gates + at, gstep, act + at, step, ghidden + at, more == null ? null : more + at, gcell + at, gprevious + at, previous + at, cell + at, V.Count);
            if (at < count) BackwardEnd(gates + at, gstep, act + at, step, ghidden + at, more == null ? null : more + at, gcell + at, gprevious + at, previous + at, cell + at, count - at);
            gates += grow;
            act += row;
            ghidden += hstride;
            more += mstride;
            gcell += stride;
            gprevious += stride;
            previous += stride;
            cell += stride;
        }
    }

    [MethodImpl(NoInlining)]
    static void BackwardEnd(T* ggates, nint gstep, T* active, nint step, T* ghidden, T* more, T* gcell, T* gprevious, T* previous, T* cell, nint n) =>
        Backward<Partial>(ggates, gstep, active, step, ghidden, more, gcell, gprevious, previous, cell, n);

    [MethodImpl(AggressiveInlining)]
    static void Backward<TExtent>(T* ggates, nint gstep, T* active, nint step, T* ghidden, T* more, T* gcell, T* gprevious, T* previous, T* cell, nint n) where TExtent : IExtent
    {
        V i = Read<TExtent>(active, n), f = Read<TExtent>(active + step, n), g = Read<TExtent>(active + 2 * step, n), o = Read<TExtent>(active + 3 * step, n);
        V t = V.Tanh(Read<TExtent>(cell, n)), gh = Lines<V, T>.Sum<TExtent>(ghidden, more, null, 0, n);
        V gc = V.MultiplyAdd(gh * o, V.One - t * t, Read<TExtent>(gcell, n)), c = Read<TExtent>(previous, n);
        Write<TExtent>(gprevious, n, gc * f);
        Write<TExtent>(ggates, n, gc * g * (i * (V.One - i)));
        Write<TExtent>(ggates + gstep, n, gc * c * (f * (V.One - f)));
        Write<TExtent>(ggates + 2 * gstep, n, gc * i * (V.One - g * g));
        Write<TExtent>(ggates + 3 * gstep, n, gh * t * (o * (V.One - o)));
    }

    [MethodImpl(AggressiveInlining)]
    static V Read<TExtent>(T* from, nint count) where TExtent : IExtent => Lines<V, T>.Read<TExtent>(from, count);

    [MethodImpl(AggressiveInlining)]
    static void Write<TExtent>(T* to, nint count, V value) where TExtent : IExtent => Lines<V, T>.Write<TExtent>(to, count, value);
}
