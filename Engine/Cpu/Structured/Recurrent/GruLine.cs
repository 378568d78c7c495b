using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of a GRU step over a run of elements; the gates of one kind lie a step apart.</summary>
static unsafe class GruLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>r = σ(x + h), z = σ(x + h), n = tanh(x + r·h), h' = n + z·(h − n). <paramref name="active"/> receives r, z and n.</summary>
    public static void Forward(T* input, T* own, T* hidden, T* next, T* active, nint step, nint count)
    {
        Lines<V, T>.SigmoidOfSum(input, own, null, active, count);
        Lines<V, T>.SigmoidOfSum(input + step, own + step, null, active + step, count);
        Finish(input + 2 * step, own + 2 * step, hidden, next, active, step, count);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Finish(T* input, T* own, T* hidden, T* next, T* active, nint step, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) Finish<Whole>(input + at, own + at, hidden + at, next + at, active + at, step, V.Count);
        if (at < count) FinishEnd(input + at, own + at, hidden + at, next + at, active + at, step, count - at);
    }

    [MethodImpl(NoInlining)]
    static void FinishEnd(T* input, T* own, T* hidden, T* next, T* active, nint step, nint count) => Finish<Partial>(input, own, hidden, next, active, step, count);

    [MethodImpl(AggressiveInlining)]
    static void Finish<TExtent>(T* input, T* own, T* hidden, T* next, T* active, nint step, nint k) where TExtent : IExtent
    {
        V n = V.Tanh(V.MultiplyAdd(Read<TExtent>(active, k), Read<TExtent>(own, k), Read<TExtent>(input, k)));
        Write<TExtent>(active + 2 * step, k, n);
        Write<TExtent>(next, k, V.MultiplyAdd(Read<TExtent>(active + step, k), Read<TExtent>(hidden, k) - n, n));
    }

    /// <summary>The gradients of both kinds of gates and of the hidden state, from the cotangent <paramref name="gnext"/> plus <paramref name="more"/> if not null; ghidden may be gnext.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Backward(T* ginput, T* gown, T* ghidden, T* gnext, T* more, T* active, T* own, T* hidden, nint step, nint count)
    {
        nint at = 0;
        for (; at <= count - V.Count; at += V.Count) Backward<Whole>(ginput + at, gown + at, ghidden + at, gnext + at, more == null ? null : more + at, active + at, own + at, hidden + at, step, V.Count);
        if (at < count) BackwardEnd(ginput + at, gown + at, ghidden + at, gnext + at, more == null ? null : more + at, active + at, own + at, hidden + at, step, count - at);
    }

    [MethodImpl(NoInlining)]
    static void BackwardEnd(T* ginput, T* gown, T* ghidden, T* gnext, T* more, T* active, T* own, T* hidden, nint step, nint count) =>
        Backward<Partial>(ginput, gown, ghidden, gnext, more, active, own, hidden, step, count);

    [MethodImpl(AggressiveInlining)]
    static void Backward<TExtent>(T* ginput, T* gown, T* ghidden, T* gnext, T* more, T* active, T* own, T* hidden, nint step, nint k) where TExtent : IExtent
    {
        V r = Read<TExtent>(active, k), z = Read<TExtent>(active + step, k), n = Read<TExtent>(active + 2 * step, k), g = Read<TExtent>(gnext, k);
        if (more != null) g += Read<TExtent>(more, k);
        V gn = g * (V.One - z) * (V.One - n * n), gz = g * (Read<TExtent>(hidden, k) - n) * (z * (V.One - z));
        V gr = gn * Read<TExtent>(own + 2 * step, k) * (r * (V.One - r));
        Write<TExtent>(ghidden, k, g * z);
        Write<TExtent>(ginput, k, gr);
        Write<TExtent>(ginput + step, k, gz);
        Write<TExtent>(ginput + 2 * step, k, gn);
        Write<TExtent>(gown, k, gr);
        Write<TExtent>(gown + step, k, gz);
        Write<TExtent>(gown + 2 * step, k, gn * r);
    }

    [MethodImpl(AggressiveInlining)]
    static V Read<TExtent>(T* from, nint count) where TExtent : IExtent => Lines<V, T>.Read<TExtent>(from, count);

    [MethodImpl(AggressiveInlining)]
    static void Write<TExtent>(T* to, nint count, V value) where TExtent : IExtent => Lines<V, T>.Write<TExtent>(to, count, value);
}
