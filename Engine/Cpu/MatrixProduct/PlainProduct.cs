using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Row times column in plain loops: for tiny products, for integers, and for sums over nothing.</summary>
static unsafe class PlainProduct<T> where T : unmanaged, INumberBase<T>
{
    /// <summary>Multiplications that make a chunk.</summary>
    const long Grain = 1 << 16;

    public static void Run(in Product<T> product)
    {
        long row = Math.Max(1, product.N * Math.Max(1, product.K));
        var job = new Job { Product = product, Rows = new Slices(product.M, Math.Max(1, Grain / row)) };
        if (job.Rows.Count == 1) job.Run(0);
        else Team.For(ref job, job.Rows.Count);
    }

    struct Job : IJob
    {
        public Product<T> Product;
        public Slices Rows;

        public readonly void Run(int chunk)
        {
            nint n = Product.N, k = Product.K, acs = Product.A.ColumnStride, brs = Product.B.RowStride;
            for (nint i = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); i < end; i++)
                for (nint j = 0; j < n; j++)
                {
                    T* a = Product.A.From(i, 0).Pointer, b = Product.B.From(0, j).Pointer, c = Product.C.From(i, j).Pointer;
                    T sum = T.Zero;
                    for (nint p = 0; p < k; p++)
                    {
                        sum += *a * *b;
                        a += acs;
                        b += brs;
                    }
                    *c = Product.Accumulate ? *c + sum : sum;
                }
        }
    }
}
