using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The element-by-element part of a GRU step over a run of elements; the gates of one kind lie a step apart.</summary>
static unsafe class GruLine<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>r = σ(x + h), z = σ(x + h), n = tanh(x + r·h), h' = n + z·(h − n). <paramref name="active"/> may be null.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Forward(T* input, T* own, T* hidden, T* next, T* active, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint k = nint.Min(V.Count, count - at);
            T* x = input + at, y = own + at;
            V r = Lines<V, T>.Sigmoid(Lines<V, T>.Read(x, k) + Lines<V, T>.Read(y, k)), z = Lines<V, T>.Sigmoid(Lines<V, T>.Read(x + step, k) + Lines<V, T>.Read(y + step, k));
            V n = V.Tanh(V.MultiplyAdd(r, Lines<V, T>.Read(y + 2 * step, k), Lines<V, T>.Read(x + 2 * step, k)));
            Lines<V, T>.Write(next + at, k, V.MultiplyAdd(z, Lines<V, T>.Read(hidden + at, k) - n, n));
            if (active == null) continue;
            T* to = active + at;
            Lines<V, T>.Write(to, k, r);
            Lines<V, T>.Write(to + step, k, z);
            Lines<V, T>.Write(to + 2 * step, k, n);
        }
    }

    /// <summary>The gradients of both kinds of gates and of the hidden state.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Backward(T* ginput, T* gown, T* ghidden, T* gnext, T* active, T* own, T* hidden, nint step, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint k = nint.Min(V.Count, count - at);
            T* from = active + at;
            V r = Lines<V, T>.Read(from, k), z = Lines<V, T>.Read(from + step, k), n = Lines<V, T>.Read(from + 2 * step, k), g = Lines<V, T>.Read(gnext + at, k);
            V gn = g * (V.One - z) * (V.One - n * n), gz = g * (Lines<V, T>.Read(hidden + at, k) - n) * (z * (V.One - z));
            V gr = gn * Lines<V, T>.Read(own + 2 * step + at, k) * (r * (V.One - r));
            Lines<V, T>.Write(ghidden + at, k, g * z);
            Lines<V, T>.Write(ginput + at, k, gr);
            Lines<V, T>.Write(ginput + step + at, k, gz);
            Lines<V, T>.Write(ginput + 2 * step + at, k, gn);
            Lines<V, T>.Write(gown + at, k, gr);
            Lines<V, T>.Write(gown + step + at, k, gz);
            Lines<V, T>.Write(gown + 2 * step + at, k, gn * r);
        }
    }
}
