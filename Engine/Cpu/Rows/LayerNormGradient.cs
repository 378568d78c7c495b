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
        int most = (int)Math.Clamp(MostSums / length, 1, Slices.Most);
        var chunks = new Slices(rows, Math.Max(1, 8192 / length), most);
        bool collects = dweight != null || dbias != null;
        using Scratch scratch = Scratch.Rent(collects ? 2 * length * chunks.Count * sizeof(T) : 0);
        var job = new Job
        {
            Rows = chunks,
            Length = (nint)length,
            X = x,
            Weight = weight,
            Mean = mean,
            Rstd = rstd,
            Dy = dy,
            Dx = dx,
            Sums = collects ? (T*)scratch.Pointer : null,
        };
        Team.For(ref job, chunks.Count);
        if (!collects) return;
        var total = new Total { Length = (nint)length, Chunks = chunks.Count, Columns = new Slices(length, 2048), Sums = (T*)scratch.Pointer, Dweight = dweight, Dbias = dbias };
        Team.For(ref total, total.Columns.Count);
    }

    struct Job : IJob
    {
        public Slices Rows;
        public nint Length;
        public T* X, Weight, Mean, Rstd, Dy, Dx, Sums;

        public readonly void Run(int chunk)
        {
            T* weights = Sums == null ? null : Sums + (nint)chunk * 2 * Length;
            for (nint i = 0; weights != null && i < 2 * Length; i++) weights[i] = T.Zero;
            for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++)
            {
                T* x = X + row * Length, dy = Dy + row * Length;
                if (weights != null) Collect(x, dy, Mean[row], Rstd[row], weights, weights + Length, Length);
                if (Dx != null) Input(x, dy, Mean[row], Rstd[row], Dx + row * Length);
            }
        }

        /// <summary>dweight += dy·x̂ and dbias += dy.</summary>
        [MethodImpl(AggressiveOptimization)]
        static void Collect(T* x, T* dy, T mean, T rstd, T* dweight, T* dbias, nint length)
        {
            V shift = V.Fill(mean), scale = V.Fill(rstd);
            nint i = 0;
            for (; i <= length - V.Count; i += V.Count)
            {
                V g = V.Load(dy + i);
                V.Store(dweight + i, V.MultiplyAdd(g, (V.Load(x + i) - shift) * scale, V.Load(dweight + i)));
                V.Store(dbias + i, V.Load(dbias + i) + g);
            }
            for (; i < length; i++)
            {
                dweight[i] += dy[i] * ((x[i] - mean) * rstd);
                dbias[i] += dy[i];
            }
        }

        [MethodImpl(AggressiveOptimization)]
        readonly void Input(T* x, T* dy, T mean, T rstd, T* dx)
        {
            V shift = V.Fill(mean), scale = V.Fill(rstd), sum = V.Zero, product = V.Zero;
            nint i = 0;
            for (; i <= Length - V.Count; i += V.Count)
            {
                V g = V.Load(dy + i);
                if (Weight != null) g *= V.Load(Weight + i);
                sum += g;
                product = V.MultiplyAdd(g, (V.Load(x + i) - shift) * scale, product);
            }
            if (i < Length)
            {
                V g = LastGradient(dy, i);
                sum += g;
                product = V.MultiplyAdd(g, (Row<V, T>.LoadEnd(x + i, Length - i, mean) - shift) * scale, product);
            }
            T length = T.CreateTruncating(Length);
            V meanOfG = V.Fill(Row<V, T>.Sum(sum) / length), meanOfProduct = V.Fill(Row<V, T>.Sum(product) / length);
            for (i = 0; i <= Length - V.Count; i += V.Count)
            {
                V g = V.Load(dy + i), normal = (V.Load(x + i) - shift) * scale;
                if (Weight != null) g *= V.Load(Weight + i);
                V.Store(dx + i, (g - meanOfG - normal * meanOfProduct) * scale);
            }
            if (i == Length) return;
            V last = (Row<V, T>.LoadEnd(x + i, Length - i, mean) - shift) * scale;
            Row<V, T>.StoreEnd(dx + i, Length - i, (LastGradient(dy, i) - meanOfG - last * meanOfProduct) * scale);
        }

        readonly V LastGradient(T* dy, nint i)
        {
            V g = Row<V, T>.LoadEnd(dy + i, Length - i, T.Zero);
            return Weight == null ? g : g * Row<V, T>.LoadEnd(Weight + i, Length - i, T.Zero);
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
