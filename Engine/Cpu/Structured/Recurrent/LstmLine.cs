using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of an LSTM step over a run of elements; the gates of one kind lie a step apart.</summary>
static unsafe class LstmLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c'). The gates are sums of up to three: <paramref name="more"/> and <paramref name="bias"/> may be null.
    /// <paramref name="active"/> receives the gates after their functions; it may be <paramref name="gates"/>.
    /// </summary>
    public static void Forward(T* gates, T* more, T* bias, T* previous, T* cell, T* hidden, T* active, nint step, nint count)
    {
        // One function a loop: all five together leave no registers.
        for (nint gate = 0; gate < 4; gate++)
        {
            nint at = gate * step;
            T* second = more == null ? null : more + at, third = bias == null ? null : bias + at;
            if (gate == 2) Lines<V, T>.TanhOfSum(gates + at, second, third, active + at, count);
            else Lines<V, T>.SigmoidOfSum(gates + at, second, third, active + at, count);
        }
        Finish(active, previous, cell, hidden, step, count);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Finish(T* active, T* previous, T* cell, T* hidden, nint step, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) Finish<Whole>(active + at, previous + at, cell + at, hidden + at, step, V.Count);
        if (at < count) FinishEnd(active + at, previous + at, cell + at, hidden + at, step, count - at);
    }

    [MethodImpl(NoInlining)]
    static void FinishEnd(T* active, T* previous, T* cell, T* hidden, nint step, nint count) => Finish<Partial>(active, previous, cell, hidden, step, count);

    [MethodImpl(AggressiveInlining)]
    static void Finish<TExtent>(T* active, T* previous, T* cell, T* hidden, nint step, nint n) where TExtent : IExtent
    {
        V product = Read<TExtent>(active, n) * Read<TExtent>(active + 2 * step, n);
        V c = V.MultiplyAdd(Read<TExtent>(active + step, n), Read<TExtent>(previous, n), product);
        Write<TExtent>(cell, n, c);
        Write<TExtent>(hidden, n, Read<TExtent>(active + 3 * step, n) * V.Tanh(c));
    }

    /// <summary>The gradients of gates and previous cell, from the cotangents of the hidden state, <paramref name="ghidden"/> plus <paramref name="more"/> if not null, and the cell; <paramref name="ggates"/> may be <paramref name="active"/>, <paramref name="gprevious"/> may be <paramref name="gcell"/>.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Backward(T* ggates, T* gprevious, T* ghidden, T* more, T* gcell, T* active, T* previous, T* cell, nint step, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) Backward<Whole>(ggates + at, gprevious + at, ghidden + at, more == null ? null : more + at, gcell + at, active + at, previous + at, cell + at, step, V.Count);
        if (at < count) BackwardEnd(ggates + at, gprevious + at, ghidden + at, more == null ? null : more + at, gcell + at, active + at, previous + at, cell + at, step, count - at);
    }

    [MethodImpl(NoInlining)]
    static void BackwardEnd(T* ggates, T* gprevious, T* ghidden, T* more, T* gcell, T* active, T* previous, T* cell, nint step, nint count) =>
        Backward<Partial>(ggates, gprevious, ghidden, more, gcell, active, previous, cell, step, count);

    [MethodImpl(AggressiveInlining)]
    static void Backward<TExtent>(T* ggates, T* gprevious, T* ghidden, T* more, T* gcell, T* active, T* previous, T* cell, nint step, nint n) where TExtent : IExtent
    {
        V i = Read<TExtent>(active, n), f = Read<TExtent>(active + step, n), g = Read<TExtent>(active + 2 * step, n), o = Read<TExtent>(active + 3 * step, n);
        V t = V.Tanh(Read<TExtent>(cell, n)), gh = Read<TExtent>(ghidden, n);
        if (more != null) gh += Read<TExtent>(more, n);
        V gc = V.MultiplyAdd(gh * o, V.One - t * t, Read<TExtent>(gcell, n)), c = Read<TExtent>(previous, n);
        Write<TExtent>(gprevious, n, gc * f);
        Write<TExtent>(ggates, n, gc * g * (i * (V.One - i)));
        Write<TExtent>(ggates + step, n, gc * c * (f * (V.One - f)));
        Write<TExtent>(ggates + 2 * step, n, gc * i * (V.One - g * g));
        Write<TExtent>(ggates + 3 * step, n, gh * t * (o * (V.One - o)));
    }

    [MethodImpl(AggressiveInlining)]
    static V Read<TExtent>(T* from, nint count) where TExtent : IExtent => Lines<V, T>.Read<TExtent>(from, count);

    [MethodImpl(AggressiveInlining)]
    static void Write<TExtent>(T* to, nint count, V value) where TExtent : IExtent => Lines<V, T>.Write<TExtent>(to, count, value);
}
