using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of a GRU step over some columns of some rows.</summary>
static unsafe class GruLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>r = σ(x + h), z = σ(x + h), n = tanh(x + r·h), h' = n + z·(h − n), where what the hidden state says, h, is <paramref name="own"/> plus <paramref name="bias"/> if there is one.</summary>
    /// <param name="input">What the input says to the gates, x.</param>
    /// <param name="own">What the hidden state says to them.</param>
    /// <param name="bias">What is added to that, or nothing.</param>
    /// <param name="active">Receives r, z and n; may be <paramref name="own"/>.</param>
    /// <param name="kept">Receives what the hidden state says to n, or null; its rows lie as those of the states.</param>
    /// <param name="hidden">The last state.</param>
    /// <param name="next">Receives the next.</param>
    /// <param name="stride">Elements from a state's row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="count">Number of columns.</param>
    public static void Forward(in GateRows<T> input, in GateRows<T> own, in GateRows<T> bias, in GateRows<T> active, T* kept, T* hidden, T* next, nint stride, nint rows, nint count)
    {
        for (nint gate = 0; gate < 2; gate++) Lines<V, T>.SigmoidOfSum(own, input, bias, active, gate, rows, count);
        Finish(input, own, bias, active, kept, hidden, next, stride, rows, count);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Finish(in GateRows<T> input, in GateRows<T> own, in GateRows<T> bias, in GateRows<T> active, T* kept, T* hidden, T* next, nint stride, nint rows, nint count)
    {
        T* x = input.Gate(2), h = own.Gate(2), b = bias.Gate(2), r = active.Gate(0), z = active.Gate(1), n = active.Gate(2);
        nint xrow = input.Row, hrow = own.Row, brow = bias.Row, row = active.Row, whole = count - V.Count, kstride = kept == null ? 0 : stride;
        for (; rows > 0; rows--)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count) Finish<Whole>(x + at, h + at, b == null ? null : b + at, r + at, z + at, n + at, kept == null ? null : kept + at, hidden + at, next + at, V.Count);
            if (at < count) FinishEnd(x + at, h + at, b == null ? null : b + at, r + at, z + at, n + at, kept == null ? null : kept + at, hidden + at, next + at, count - at);
            x += xrow;
            h += hrow;
            b += brow;
            kept += kstride;
            r += row;
            z += row;
            n += row;
            hidden += stride;
            next += stride;
        }
    }

    [MethodImpl(NoInlining)]
    static void FinishEnd(T* x, T* h, T* b, T* r, T* z, T* n, T* kept, T* hidden, T* next, nint count) => Finish<Partial>(x, h, b, r, z, n, kept, hidden, next, count);

    [MethodImpl(AggressiveInlining)]
    static void Finish<TExtent>(T* x, T* h, T* b, T* r, T* z, T* n, T* kept, T* hidden, T* next, nint k) where TExtent : IExtent
    {
        V own = Lines<V, T>.Sum<TExtent>(h, b, null, 0, k);
        if (kept != null) Write<TExtent>(kept, k, own);
        V y = V.Tanh(V.MultiplyAdd(Read<TExtent>(r, k), own, Read<TExtent>(x, k)));
        Write<TExtent>(n, k, y);
        Write<TExtent>(next, k, V.MultiplyAdd(Read<TExtent>(z, k), Read<TExtent>(hidden, k) - y, y));
    }

    /// <summary>The gradients of both kinds of gates and of the hidden state, as far as it does not go through the gates.</summary>
    /// <param name="ginput">The gradient of what the input says to the gates.</param>
    /// <param name="gown">The gradient of what the hidden state says to them.</param>
    /// <param name="active">r, z and n.</param>
    /// <param name="own">What the hidden state says to n.</param>
    /// <param name="orow">Elements from one of its rows to the next.</param>
    /// <param name="gnext">The next state's cotangent.</param>
    /// <param name="sums">What is added to it, or null.</param>
    /// <param name="srow">Elements from one of its rows to the next.</param>
    /// <param name="more">What is added to it too, or null; its rows lie as those of the states.</param>
    /// <param name="ghidden">Receives the hidden state's gradient; may be <paramref name="gnext"/>.</param>
    /// <param name="hidden">The hidden state.</param>
    /// <param name="stride">Elements from a state's row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="count">Number of columns.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Backward(in GateRows<T> ginput, in GateRows<T> gown, in GateRows<T> active, T* own, nint orow, T* gnext, T* sums, nint srow, T* more, T* ghidden, T* hidden, nint stride, nint rows, nint count)
    {
        T* gi = ginput.Gate(0), go = gown.Gate(0), act = active.Gate(0);
        nint istep = (nint)(ginput.Gate(1) - gi), ostep = (nint)(gown.Gate(1) - go), step = (nint)(active.Gate(1) - act), irow = ginput.Row, grow = gown.Row, row = active.Row;
        nint whole = count - V.Count, mstride = more == null ? 0 : stride;
        if (sums == null) srow = 0;
        for (; rows > 0; rows--)
        {
            nint at = 0;
            for (; at <= whole; at += V.Count)
            {
                V g = Lines<V, T>.Sum<Whole>(gnext, sums, more, at, V.Count);
                Backward<Whole>(gi + at, istep, go + at, ostep, act + at, step, own + at, g, ghidden + at, hidden + at, V.Count);
            }
            if (at < count) BackwardEnd(gi + at, istep, go + at, ostep, act + at, step, own + at, Lines<V, T>.Sum<Partial>(gnext, sums, more, at, count - at), ghidden + at, hidden + at, count - at);
            gi += irow;
            go += grow;
            act += row;
            own += orow;
            gnext += stride;
            sums += srow;
            more += mstride;
            ghidden += stride;
            hidden += stride;
        }
    }

    [MethodImpl(NoInlining)]
    static void BackwardEnd(T* gi, nint istep, T* go, nint ostep, T* active, nint step, T* own, V g, T* ghidden, T* hidden, nint k) =>
        Backward<Partial>(gi, istep, go, ostep, active, step, own, g, ghidden, hidden, k);

    [MethodImpl(AggressiveInlining)]
    static void Backward<TExtent>(T* gi, nint istep, T* go, nint ostep, T* active, nint step, T* own, V g, T* ghidden, T* hidden, nint k) where TExtent : IExtent
    {
        V r = Read<TExtent>(active, k), z = Read<TExtent>(active + step, k), n = Read<TExtent>(active + 2 * step, k);
        V gn = g * (V.One - z) * (V.One - n * n), gz = g * (Read<TExtent>(hidden, k) - n) * (z * (V.One - z));
        V gr = gn * Read<TExtent>(own, k) * (r * (V.One - r));
        Write<TExtent>(ghidden, k, g * z);
        Write<TExtent>(gi, k, gr);
        Write<TExtent>(gi + istep, k, gz);
        Write<TExtent>(gi + 2 * istep, k, gn);
        Write<TExtent>(go, k, gr);
        Write<TExtent>(go + ostep, k, gz);
        Write<TExtent>(go + 2 * ostep, k, gn * r);
    }

    [MethodImpl(AggressiveInlining)]
    static V Read<TExtent>(T* from, nint count) where TExtent : IExtent => Lines<V, T>.Read<TExtent>(from, count);

    [MethodImpl(AggressiveInlining)]
    static void Write<TExtent>(T* to, nint count, V value) where TExtent : IExtent => Lines<V, T>.Write<TExtent>(to, count, value);
}
