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

    [MethodImpl(AggressiveOptimization)]
    static void Finish(T* active, T* previous, T* cell, T* hidden, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            T* from = active + at;
            V c = V.MultiplyAdd(Lines<V, T>.Read(from + step, n), Lines<V, T>.Read(previous + at, n), Lines<V, T>.Read(from, n) * Lines<V, T>.Read(from + 2 * step, n));
            Lines<V, T>.Write(cell + at, n, c);
            Lines<V, T>.Write(hidden + at, n, Lines<V, T>.Read(from + 3 * step, n) * V.Tanh(c));
        }
    }

    /// <summary>The gradients of gates and previous cell, from the cotangents of the hidden state, <paramref name="ghidden"/> plus <paramref name="more"/> if not null, and the cell; <paramref name="ggates"/> may be <paramref name="active"/>, <paramref name="gprevious"/> may be <paramref name="gcell"/>.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Backward(T* ggates, T* gprevious, T* ghidden, T* more, T* gcell, T* active, T* previous, T* cell, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            T* from = active + at, to = ggates + at;
            V i = Lines<V, T>.Read(from, n), f = Lines<V, T>.Read(from + step, n), g = Lines<V, T>.Read(from + 2 * step, n), o = Lines<V, T>.Read(from + 3 * step, n);
            V t = V.Tanh(Lines<V, T>.Read(cell + at, n)), gh = Lines<V, T>.Read(ghidden + at, n);
            if (more != null) gh += Lines<V, T>.Read(more + at, n);
            V gc = V.MultiplyAdd(gh * o, V.One - t * t, Lines<V, T>.Read(gcell + at, n)), c = Lines<V, T>.Read(previous + at, n);
            Lines<V, T>.Write(gprevious + at, n, gc * f);
            Lines<V, T>.Write(to, n, gc * g * (i * (V.One - i)));
            Lines<V, T>.Write(to + step, n, gc * c * (f * (V.One - f)));
            Lines<V, T>.Write(to + 2 * step, n, gc * i * (V.One - g * g));
            Lines<V, T>.Write(to + 3 * step, n, gh * t * (o * (V.One - o)));
        }
    }
}
