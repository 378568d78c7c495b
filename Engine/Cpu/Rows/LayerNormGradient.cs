using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The backward pass of layer normalization: rows in chunks, each with its own sums for weight and bias.</summary>
static unsafe class LayerNormGradient<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Elements of the chunks' sums together; very long rows get fewer chunks.</summary>
    const long MostSums = 1 << 21;

    public static void Run(long rows, long length, T* x, T* weight, T* mean, T* rstd, T* dy, T* dx, T* dweight, T* dbias)
    {
        if (length <= 0) return;
        bool collects = dweight != null || dbias != null;
        int most = (int)Math.Clamp(MostSums / length, 1, Slices.Most);
        var chunks = new Slices(rows, Math.Max(1, 8192 / length), collects ? most : Slices.Most);
        using Scratch sums = Scratch.Rent(collects ? 2 * length * chunks.Count * sizeof(T) : 0), ones = Scratch.Rent(weight == null ? length * sizeof(T) : 0);
        if (weight == null)
        {
            weight = (T*)ones.Pointer;
            for (long i = 0; i < length; i++) weight[i] = T.One;
        }
        var job = new Job { Rows = chunks, Length = (nint)length, X = x, Weight = weight, Mean = mean, Rstd = rstd, Dy = dy, Dx = dx, Sums = collects ? (T*)sums.Pointer : null };
        Team.For(ref job, chunks.Count);
        if (!collects) return;
        var total = new Total { Length = (nint)length, Chunks = chunks.Count, Columns = new Slices(length, 256), Sums = (T*)sums.Pointer, Dweight = dweight, Dbias = dbias };
        Team.For(ref total, total.Columns.Count);
    }

    /// <summary>With g = dy·weight: the means of g and of g·x̂ over a row, in every lane.</summary>
    readonly record struct Means(V OfG, V OfProduct);

    struct Job : IJob
    {
        public Slices Rows;
        public nint Length;
        public T* X, Weight, Mean, Rstd, Dy, Dx, Sums;

        public readonly void Run(int chunk)
        {
            T* sums = Sums == null ? null : Sums + (nint)chunk * 2 * Length;
            if (sums != null) new Span<byte>(sums, checked((int)(2 * Length * sizeof(T)))).Clear();
            for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++)
            {
                T* x = X + row * Length, dy = Dy + row * Length;
                V shift = V.Fill(Mean[row]), scale = V.Fill(Rstd[row]);
                var means = sums == null ? Average(x, dy, Weight, Length, shift, scale) : Collect(x, dy, Weight, sums, Length, shift, scale);
                if (Dx != null) Input(x, dy, Weight, Dx + row * Length, Length, shift, scale, means);
            }
        }

        // Sums in two chains, as in Row; a wide lane holds both.
        [MethodImpl(AggressiveOptimization | NoInlining)]
        static Means Average(T* x, T* dy, T* weight, nint length, V shift, V scale)
        {
            V sum = V.Zero, product = V.Zero, sum2 = V.Zero, product2 = V.Zero;
            nint i = 0;
            for (; i <= length - V.Count; i += V.Count)
            {
                V g = V.Load(dy + i) * V.Load(weight + i), normal = (V.Load(x + i) - shift) * scale;
                if (typeof(V) == typeof(WideFloatLane)) (sum, product) = (sum + g, V.MultiplyAdd(g, normal, product));
                else (sum, product, sum2, product2) = (sum2, product2, sum + g, V.MultiplyAdd(g, normal, product));
            }
            int rest = (int)(length - i);
            if (rest > 0)
            {
                V g = V.LoadFirst(dy + i, rest) * V.LoadFirst(weight + i, rest);
                sum += g;
                product = V.MultiplyAdd(g, (V.LoadFirst(x + i, rest) - shift) * scale, product);
            }
            return Divided(sum + sum2, product + product2, length);
        }

        // As Average; and dweight += dy·x̂, dbias += dy.
        [MethodImpl(AggressiveOptimization | NoInlining)]
        static Means Collect(T* x, T* dy, T* weight, T* dweight, nint length, V shift, V scale)
        {
            V sum = V.Zero, product = V.Zero, sum2 = V.Zero, product2 = V.Zero;
            T* dbias = dweight + length;
            nint i = 0;
            for (; i <= length - V.Count; i += V.Count)
            {
                V d = V.Load(dy + i), g = d * V.Load(weight + i), normal = (V.Load(x + i) - shift) * scale;
                if (typeof(V) == typeof(WideFloatLane)) (sum, product) = (sum + g, V.MultiplyAdd(g, normal, product));
                else (sum, product, sum2, product2) = (sum2, product2, sum + g, V.MultiplyAdd(g, normal, product));
                V.Store(dweight + i, V.MultiplyAdd(d, normal, V.Load(dweight + i)));
                V.Store(dbias + i, V.Load(dbias + i) + d);
            }
            int rest = (int)(length - i);
            if (rest > 0)
            {
                V d = V.LoadFirst(dy + i, rest), g = d * V.LoadFirst(weight + i, rest), normal = (V.LoadFirst(x + i, rest) - shift) * scale;
                sum += g;
                product = V.MultiplyAdd(g, normal, product);
                Row<V, T>.StoreEnd(dweight + i, rest, V.MultiplyAdd(d, normal, V.LoadFirst(dweight + i, rest)));
                Row<V, T>.StoreEnd(dbias + i, rest, V.LoadFirst(dbias + i, rest) + d);
            }
            return Divided(sum + sum2, product + product2, length);
        }

        static Means Divided(V sum, V product, nint length)
        {
            T n = T.CreateTruncating(length);
            return new(V.Fill(Row<V, T>.Sum(sum) / n), V.Fill(Row<V, T>.Sum(product) / n));
        }

        // dx = rstd·(g − mean g − x̂·mean(g·x̂)).
        [MethodImpl(AggressiveOptimization | NoInlining)]
        static void Input(T* x, T* dy, T* weight, T* dx, nint length, V shift, V scale, in Means means)
        {
            V mean = means.OfG, meanOfProduct = means.OfProduct;
            nint i = 0;
            for (; i <= length - V.Count; i += V.Count)
            {
                V normal = (V.Load(x + i) - shift) * scale;
                V.Store(dx + i, (V.Load(dy + i) * V.Load(weight + i) - mean - normal * meanOfProduct) * scale);
            }
            int rest = (int)(length - i);
            if (rest == 0) return;
            V last = (V.LoadFirst(x + i, rest) - shift) * scale;
            Row<V, T>.StoreEnd(dx + i, rest, (V.LoadFirst(dy + i, rest) * V.LoadFirst(weight + i, rest) - mean - last * meanOfProduct) * scale);
        }
    }

    /// <summary>Adds the chunks' sums in ascending order, some columns at a time.</summary>
    struct Total : IJob
    {
        public nint Length, Chunks;
        public Slices Columns;
        public T* Sums, Dweight, Dbias;

        public readonly void Run(int chunk)
        {
            nint begin = (nint)Columns.Begin(chunk), count = (nint)Columns.End(chunk) - begin;
            if (Dweight != null) Add(Sums + begin, Dweight + begin, count);
            if (Dbias != null) Add(Sums + Length + begin, Dbias + begin, count);
        }

        [MethodImpl(AggressiveOptimization | NoInlining)]
        readonly void Add(T* sums, T* to, nint count)
        {
            for (nint i = 0; i < count; i++) to[i] = T.Zero;
            for (nint part = 0; part < Chunks; part++, sums += 2 * Length)
            {
                nint i = 0;
                for (; i <= count - V.Count; i += V.Count) V.Store(to + i, V.Load(to + i) + V.Load(sums + i));
                for (; i < count; i++) to[i] += sums[i];
            }
        }
    }
}
