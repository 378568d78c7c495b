using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Σ g and Σ g·(x − mean) per channel of [outer, channel, inner]: bands of the outer dim, joined in float64 in ascending order. Where a channel is one band, its
/// gradient follows at once, while g and x are near.
/// </summary>
unsafe struct BatchNormSums<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows that are summed in the elements' own type where lanes are channels.</summary>
    const long Block = 128;

    const long Grain = 16384;

    /// <summary>From so many channels on each is one task.</summary>
    const long Many = 16;

    public T* G, X, Mean;
    public long Outer, Channels, Inner;
    public BatchNormGradient<T> Gradient;
    double* partial;
    Slices bands, cells;

    internal static void Start(BatchNormSums<V, T> job, double* sum, double* product)
    {
        long channels = job.Channels, perOuter = Math.Max(1, channels * job.Inner);
        // Channels are tasks of their own; few of them are cut into bands.
        job.bands = new(job.Outer, Math.Max(1, Grain / perOuter), job.Inner == 1 ? 16 : channels >= Many ? 1 : (int)Math.Clamp(64 / Math.Max(1, channels), 1, 64));
        var gradient = job.Gradient;
        if (job.Inner == 1 || job.bands.Count > 1) job.Gradient.Gx = null;
        job.cells = job.Inner == 1 ? job.bands : new(channels * job.bands.Count, Math.Max(1, Grain / Math.Max(1, job.Outer * job.Inner / Math.Max(1, job.bands.Count))), 1024);
        using var scratch = Scratch.Rent(2 * channels * job.bands.Count * sizeof(double));
        job.partial = (double*)scratch.Pointer;
        Team.For(ref job, job.cells.Count);
        for (long c = 0; c < channels; c++)
        {
            (sum[c], product[c]) = (0, 0);
            for (long band = 0; band < job.bands.Count; band++)
            {
                sum[c] += job.partial[2 * (band * channels + c)];
                product[c] += job.partial[2 * (band * channels + c) + 1];
            }
        }
        if (gradient.Gx != null && job.Gradient.Gx == null) Apply(job, gradient, sum, product);
    }

    static void Apply(in BatchNormSums<V, T> job, in BatchNormGradient<T> gradient, double* sum, double* product)
    {
        using var scratch = Scratch.Rent(3 * job.Channels * sizeof(T));
        T* factors = (T*)scratch.Pointer, scales = factors + job.Channels, shifts = scales + job.Channels;
        for (long c = 0; c < job.Channels; c++) (factors[c], scales[c], shifts[c]) = gradient.Numbers(c, sum[c], product[c]);
        BatchNormApply<V, T>.Start(new() { Y = gradient.Gx, G = job.G, Factor = factors, X = job.X, Mean = job.Mean, Scale = scales, Shift = shifts, Outer = job.Outer, Channels = job.Channels, Inner = job.Inner });
    }

    public readonly void Run(int chunk)
    {
        if (Inner == 1)
        {
            Columns(chunk);
            return;
        }
        for (long cell = cells.Begin(chunk), end = cells.End(chunk); cell < end; cell++)
        {
            long c = cell / bands.Count;
            int band = (int)(cell % bands.Count);
            double sum = 0, product = 0;
            for (long o = bands.Begin(band); o < bands.End(band); o++)
            {
                nint at = (nint)((o * Channels + c) * Inner);
                sum += double.CreateTruncating(Sum(G + at, (nint)Inner));
                product += double.CreateTruncating(Sum(new() { Mean = V.Fill(Mean[c]) }, G + at, X + at, (nint)Inner));
            }
            (partial[2 * (band * Channels + c)], partial[2 * (band * Channels + c) + 1]) = (sum, product);
            if (Gradient.Gx != null) Apply(c, sum, product);
        }
    }

    readonly void Apply(long c, double sum, double product)
    {
        var (factor, scale, shift) = Gradient.Numbers(c, sum, product);
        var gradient = BatchNormApply<V, T>.GradientOf(factor, Mean[c], scale, shift);
        for (long o = 0; o < Outer; o++)
        {
            nint at = (nint)((o * Channels + c) * Inner);
            BatchNormApply<V, T>.Along(gradient, G + at, X + at, Gradient.Gx + at, (nint)Inner);
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static T Sum(T* g, nint count) => Row<V, T>.Sum(g, count);

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static T Sum(Product term, T* g, T* x, nint count) => Row<V, T>.Sum(Row<V, T>.Total(term, g, x, count));

    readonly void Columns(int band)
    {
        double* to = partial + 2 * band * Channels;
        new Span<double>(to, checked((int)(2 * Channels))).Clear();
        using var scratch = Scratch.Rent(2 * Channels * sizeof(T));
        T* sums = (T*)scratch.Pointer, products = sums + Channels;
        for (long o = bands.Begin(band), end = bands.End(band); o < end;)
        {
            new Span<T>(sums, (int)(2 * Channels)).Clear();
            for (long stop = Math.Min(end, o + Block); o < stop; o++) Add(G + o * Channels, X + o * Channels, Mean, sums, products, (nint)Channels);
            for (long c = 0; c < Channels; c++)
            {
                to[2 * c] += double.CreateTruncating(sums[c]);
                to[2 * c + 1] += double.CreateTruncating(products[c]);
            }
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Add(T* g, T* x, T* mean, T* sums, T* products, nint count)
    {
        nint i = 0;
        for (; i <= count - V.Count; i += V.Count)
        {
            V.Store(sums + i, V.Load(sums + i) + V.Load(g + i));
            V.Store(products + i, V.MultiplyAdd(V.Load(g + i), V.Load(x + i) - V.Load(mean + i), V.Load(products + i)));
        }
        for (; i < count; i++)
        {
            sums[i] += g[i];
            products[i] += g[i] * (x[i] - mean[i]);
        }
    }

    struct Product : IRowTerm2<V>
    {
        public V Mean;
        [MethodImpl(AggressiveInlining)] public readonly V Add(V sum, V g, V x) => V.MultiplyAdd(g, x - Mean, sum);
    }
}
