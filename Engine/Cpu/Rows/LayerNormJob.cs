using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The forward pass of layer normalization, some rows a chunk.</summary>
unsafe struct LayerNormJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public Slices Rows;
    public nint Length;
    public T* X, Weight, Bias, Y, Mean, Rstd;
    public T Epsilon;

    public readonly void Run(int chunk)
    {
        for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++) Run(X + row * Length, Y + row * Length, Mean + row, Rstd + row);
    }

    // Each loop is a method of its own: what the compiler inlines into one is limited.
    readonly void Run(T* x, T* y, T* mean, T* rstd)
    {
        *mean = Average(x, Length);
        V shift = V.Fill(*mean);
        // Two passes: the squares of what is left after the mean cancel nothing.
        *rstd = T.One / T.Sqrt(Variance(x, Length, shift) + Epsilon);
        V scale = V.Fill(*rstd);
        // The weights' presence is asked once a row, not once an element.
        if (Weight == null && Bias == null) Plain(new Normal { Shift = shift, Scale = scale }, x, y, Length);
        else if (Bias == null) Times(new Weighted { Shift = shift, Scale = scale }, x, Weight, y, Length);
        else if (Weight == null) Plus(new Biased { Shift = shift, Scale = scale }, x, Bias, y, Length);
        else Affine(x, Weight, Bias, y, Length, shift, scale);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static T Average(T* x, nint length) => Row<V, T>.Sum(x, length) / T.CreateTruncating(length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static T Variance(T* x, nint length, V mean) => Row<V, T>.Sum(new SquaredDistance { From = mean }, x, length) / T.CreateTruncating(length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Plain(Normal normal, T* x, T* y, nint length) => Row<V, T>.Map(normal, x, y, length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Times(Weighted weighted, T* x, T* weight, T* y, nint length) => Row<V, T>.Map(weighted, x, weight, y, length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Plus(Biased biased, T* x, T* bias, T* y, nint length) => Row<V, T>.Map(biased, x, bias, y, length);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Affine(T* x, T* weight, T* bias, T* y, nint length, V shift, V scale)
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count) V.Store(y + i, V.MultiplyAdd((V.Load(x + i) - shift) * scale, V.Load(weight + i), V.Load(bias + i)));
        int rest = (int)(length - i);
        if (rest > 0) Row<V, T>.StoreEnd(y + i, rest, V.MultiplyAdd((V.LoadFirst(x + i, rest) - shift) * scale, V.LoadFirst(weight + i, rest), V.LoadFirst(bias + i, rest)));
    }

    struct SquaredDistance : IRowTerm<V>
    {
        public V From;

        [MethodImpl(AggressiveInlining)]
        public readonly V Add(V sum, V x)
        {
            V d = x - From;
            return V.MultiplyAdd(d, d, sum);
        }
    }

    struct Normal : IRowFunction<V>
    {
        public V Shift, Scale;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V x) => (x - Shift) * Scale;
    }

    struct Weighted : IRowFunction2<V>
    {
        public V Shift, Scale;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V x, V weight) => (x - Shift) * Scale * weight;
    }

    struct Biased : IRowFunction2<V>
    {
        public V Shift, Scale;
        [MethodImpl(AggressiveInlining)] public readonly V Run(V x, V bias) => V.MultiplyAdd(x - Shift, Scale, bias);
    }
}
