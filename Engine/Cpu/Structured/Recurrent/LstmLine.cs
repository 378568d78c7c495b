using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of an LSTM step over a run of elements; the gates of one kind lie a step apart.</summary>
static unsafe class LstmLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c'). The gates are sums of up to three: <paramref name="more"/> and <paramref name="bias"/> may be null, as
    /// may <paramref name="active"/>, or be <paramref name="gates"/>.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Forward(T* gates, T* more, T* bias, T* previous, T* cell, T* hidden, T* active, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            T* from = gates + at;
            V i = Lines<V, T>.Read(from, n), f = Lines<V, T>.Read(from + step, n), g = Lines<V, T>.Read(from + 2 * step, n), o = Lines<V, T>.Read(from + 3 * step, n);
            if (more != null) Add(more + at, step, n, ref i, ref f, ref g, ref o);
            if (bias != null) Add(bias + at, step, n, ref i, ref f, ref g, ref o);
            (i, f, g, o) = (Lines<V, T>.Sigmoid(i), Lines<V, T>.Sigmoid(f), V.Tanh(g), Lines<V, T>.Sigmoid(o));
            V c = V.MultiplyAdd(f, Lines<V, T>.Read(previous + at, n), i * g);
            Lines<V, T>.Write(cell + at, n, c);
            Lines<V, T>.Write(hidden + at, n, o * V.Tanh(c));
            if (active == null) continue;
            T* to = active + at;
            Lines<V, T>.Write(to, n, i);
            Lines<V, T>.Write(to + step, n, f);
            Lines<V, T>.Write(to + 2 * step, n, g);
            Lines<V, T>.Write(to + 3 * step, n, o);
        }
    }

    [MethodImpl(AggressiveInlining)]
    static void Add(T* from, nint step, nint n, ref V i, ref V f, ref V g, ref V o)
    {
        i += Lines<V, T>.Read(from, n);
        f += Lines<V, T>.Read(from + step, n);
        g += Lines<V, T>.Read(from + 2 * step, n);
        o += Lines<V, T>.Read(from + 3 * step, n);
    }

    /// <summary>The gradients of gates and previous cell; <paramref name="ggates"/> may be <paramref name="active"/>, <paramref name="gprevious"/> may be <paramref name="gcell"/>.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Backward(T* ggates, T* gprevious, T* ghidden, T* gcell, T* active, T* previous, T* cell, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            T* from = active + at, to = ggates + at;
            V i = Lines<V, T>.Read(from, n), f = Lines<V, T>.Read(from + step, n), g = Lines<V, T>.Read(from + 2 * step, n), o = Lines<V, T>.Read(from + 3 * step, n);
            V t = V.Tanh(Lines<V, T>.Read(cell + at, n)), gh = Lines<V, T>.Read(ghidden + at, n);
            V gc = V.MultiplyAdd(gh * o, V.One - t * t, Lines<V, T>.Read(gcell + at, n)), c = Lines<V, T>.Read(previous + at, n);
            Lines<V, T>.Write(gprevious + at, n, gc * f);
            Lines<V, T>.Write(to, n, gc * g * (i * (V.One - i)));
            Lines<V, T>.Write(to + step, n, gc * c * (f * (V.One - f)));
            Lines<V, T>.Write(to + 2 * step, n, gc * i * (V.One - g * g));
            Lines<V, T>.Write(to + 3 * step, n, gh * t * (o * (V.One - o)));
        }
    }
}
