using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>One row of scores and what becomes of it. Rows lie in scratch, padded to whole lanes; what a query may not see becomes 0.</summary>
static unsafe class AttentionRow<V> where V : struct, ISimd<V, float>
{
    /// <summary>s = e^(scale · s − shift) in the first <paramref name="seen"/> places, 0 up to width; returns the sum.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static float Exp(float* s, nint seen, nint width, float scale, float shift)
    {
        V by = V.Fill(scale), less = V.Fill(-shift), sum = V.Zero, other = V.Zero;
        nint i = 0;
        for (; i <= seen - 2 * V.Count; i += 2 * V.Count)
        {
            V a = V.Exp(V.MultiplyAdd(V.Load(s + i), by, less)), b = V.Exp(V.MultiplyAdd(V.Load(s + i + V.Count), by, less));
            V.Store(s + i, a);
            V.Store(s + i + V.Count, b);
            sum += a;
            other += b;
        }
        for (; i < seen; i += V.Count)
        {
            V a = V.Select(V.FirstMask((int)nint.Min(V.Count, seen - i)), V.Exp(V.MultiplyAdd(V.Load(s + i), by, less)), V.Zero);
            V.Store(s + i, a);
            sum += a;
        }
        for (; i < width; i += V.Count) V.Store(s + i, V.Zero);
        return Row<V, float>.Sum(sum + other);
    }

    /// <summary>From scores s and the weights' cotangents d: s = w = e^(scale · s − logSum), d = slope · w · (d − along), 0 beyond what is seen.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static void Gradient(float* s, float* d, nint seen, nint width, float scale, float logSum, float slope, float along)
    {
        V by = V.Fill(scale), less = V.Fill(-logSum), steep = V.Fill(slope), common = V.Fill(along);
        nint i = 0;
        for (; i <= seen - V.Count; i += V.Count)
        {
            V w = V.Exp(V.MultiplyAdd(V.Load(s + i), by, less));
            V.Store(s + i, w);
            V.Store(d + i, w * (V.Load(d + i) - common) * steep);
        }
        if (i < seen)
        {
            V mask = V.FirstMask((int)(seen - i)), w = V.Select(mask, V.Exp(V.MultiplyAdd(V.Load(s + i), by, less)), V.Zero);
            V.Store(s + i, w);
            V.Store(d + i, V.Select(mask, w * (V.Load(d + i) - common) * steep, V.Zero));
            i += V.Count;
        }
        for (; i < width; i += V.Count)
        {
            V.Store(s + i, V.Zero);
            V.Store(d + i, V.Zero);
        }
    }

    /// <summary>s = scale · s where the mask has 1, else −∞.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static void Hide(float* s, float* mask, nint length, float scale) => Row<V, float>.Map(new Shown { By = V.Fill(scale), Hidden = V.Fill(float.NegativeInfinity) }, s, mask, s, length);

    /// <summary>s = scale · s + mask.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static void Add(float* s, float* mask, nint length, float scale) => Row<V, float>.Map(new Sum { By = V.Fill(scale) }, s, mask, s, length);

    /// <summary>y = factor · x; y may be x.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    internal static void Scale(float* x, float* y, nint length, float factor) => Row<V, float>.Map(new Factor { By = V.Fill(factor) }, x, y, length);

    struct Factor : IRowFunction<V>
    {
        public V By;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V x) => x * By;
    }

    struct Shown : IRowFunction2<V>
    {
        public V By, Hidden;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V s, V mask) => V.Select(V.Less(V.Zero, mask), s * By, Hidden);
    }

    struct Sum : IRowFunction2<V>
    {
        public V By;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V s, V mask) => s * By + mask;
    }
}
