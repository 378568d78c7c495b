using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>
/// A row or two of C against a B whose rows are contiguous: each chunk reads whole rows of B, page after page, into sums of its own, which are
/// then added in order.
/// </summary>
unsafe struct DeepStreamJob<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    public Product<T> Product;

    /// <summary>Rows of B in blocks of 4.</summary>
    public Slices Depths;

    /// <summary>A copy of C for each chunk.</summary>
    public T* Sums;

    /// <summary>Elements of C.</summary>
    public readonly nint Size => Product.M * Product.N;

    /// <summary>The product, with at least <paramref name="grain"/> blocks of B to a chunk.</summary>
    public static void Run(in Product<T> product, long grain)
    {
        var job = new DeepStreamJob<T, TWide> { Product = product, Depths = new((product.K + 3) / 4, grain) };
        using Scratch scratch = Scratch.Rent(job.Depths.Count * (long)job.Size * sizeof(T));
        job.Sums = (T*)scratch.Pointer;
        Team.For(ref job, job.Depths.Count);
        job.Add();
    }

    public readonly void Run(int chunk)
    {
        nint begin = (nint)Depths.Begin(chunk) * 4, end = (nint)Math.Min(Depths.End(chunk) * 4, Product.K);
        var part = new Product<T>(Product.M, Product.N, end - begin, Product.A.From(0, begin), Product.B.From(begin, 0), new(Sums + chunk * Size, Product.N, 1), false);
        new StreamJob<T, TWide> { Product = part }.Run(0, part.N);
    }

    readonly void Add()
    {
        for (nint i = 0; i < Product.M; i++)
        {
            T* c = Product.C.From(i, 0).Pointer, sums = Sums + i * Product.N;
            for (int chunk = 0; chunk < Depths.Count; chunk++, sums += Size)
            {
                bool add = Product.Accumulate || chunk > 0;
                nint j = 0;
                for (; j + TWide.Count <= Product.N; j += TWide.Count)
                    (add ? TWide.Add(TWide.Load(c + j), TWide.Load(sums + j)) : TWide.Load(sums + j)).Store(c + j);
                for (; j < Product.N; j++) c[j] = add ? c[j] + sums[j] : sums[j];
            }
        }
    }
}
