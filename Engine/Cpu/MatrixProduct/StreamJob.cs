using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>Few rows of C against a B whose rows are contiguous: a few rows of B at a time are added to the rows of C.</summary>
unsafe struct StreamJob<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    /// <summary>Elements of C done together, so that they stay in the first-level cache.</summary>
    const int Strip = 4096;

    public Product<T> Product;

    /// <summary>Columns of C in blocks of 64.</summary>
    public Slices Columns;

    public readonly void Run(int chunk)
    {
        nint begin = (nint)Columns.Begin(chunk) * 64;
        Run(begin, (nint)Math.Min(Columns.End(chunk) * 64, Product.N));
    }

    /// <summary>The columns [begin, end).</summary>
    public readonly void Run(nint begin, nint end)
    {
        for (nint strip = Strip / Product.M; begin < end; begin += strip) Add(begin, nint.Min(strip, end - begin));
    }

    readonly void Add(nint first, nint count)
    {
        nint m = Product.M, k = Product.K, vectors = count / TWide.Count * TWide.Count;
        if (!Product.Accumulate)
            for (nint i = 0; i < m; i++) new Span<T>(Product.C.From(i, first).Pointer, (int)count).Clear();
        nint p = 0;
        for (; p + 4 <= k; p += 4)
        {
            T* b = Product.B.From(p, first).Pointer;
            nint i = 0;
            for (; i + 2 <= m; i += 2)
            {
                T* a = Product.A.From(i, p).Pointer, c = Product.C.From(i, first).Pointer;
                Two(vectors, a, a + Product.A.RowStride, b, Product.B.RowStride, c, c + Product.C.RowStride);
            }
            if (i < m) One(vectors, Product.A.From(i, p).Pointer, b, Product.B.RowStride, Product.C.From(i, first).Pointer);
        }
        for (; p < k; p++) Plain(p, p + 1, first, vectors);
        if (vectors < count) Plain(0, k, first + vectors, count - vectors);
    }

    /// <summary>Columns that fill no register, and rows of B that fill no block of four.</summary>
    readonly void Plain(nint p0, nint p1, nint first, nint count)
    {
        for (nint i = 0; i < Product.M; i++)
            for (nint p = p0; p < p1; p++)
            {
                T* b = Product.B.From(p, first).Pointer, c = Product.C.From(i, first).Pointer;
                T x = *Product.A.From(i, p).Pointer;
                for (nint j = 0; j < count; j++) c[j] += x * b[j];
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void One(nint count, T* a, T* b, nint brs, T* c)
    {
        TWide x0 = TWide.Broadcast(a), x1 = TWide.Broadcast(a + 1), x2 = TWide.Broadcast(a + 2), x3 = TWide.Broadcast(a + 3);
        T* b1 = b + brs, b2 = b1 + brs, b3 = b2 + brs;
        for (nint j = 0; j < count; j += TWide.Count)
        {
            TWide sum = TWide.MultiplyAdd(x0, TWide.Load(b + j), TWide.Load(c + j));
            sum = TWide.MultiplyAdd(x1, TWide.Load(b1 + j), sum);
            sum = TWide.MultiplyAdd(x2, TWide.Load(b2 + j), sum);
            TWide.MultiplyAdd(x3, TWide.Load(b3 + j), sum).Store(c + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Two(nint count, T* a, T* next, T* b, nint brs, T* c, T* d)
    {
        TWide x0 = TWide.Broadcast(a), x1 = TWide.Broadcast(a + 1), x2 = TWide.Broadcast(a + 2), x3 = TWide.Broadcast(a + 3);
        TWide y0 = TWide.Broadcast(next), y1 = TWide.Broadcast(next + 1), y2 = TWide.Broadcast(next + 2), y3 = TWide.Broadcast(next + 3);
        T* b1 = b + brs, b2 = b1 + brs, b3 = b2 + brs;
        for (nint j = 0; j < count; j += TWide.Count)
        {
            TWide v = TWide.Load(b + j), x = TWide.MultiplyAdd(x0, v, TWide.Load(c + j)), y = TWide.MultiplyAdd(y0, v, TWide.Load(d + j));
            v = TWide.Load(b1 + j);
            x = TWide.MultiplyAdd(x1, v, x);
            y = TWide.MultiplyAdd(y1, v, y);
            v = TWide.Load(b2 + j);
            x = TWide.MultiplyAdd(x2, v, x);
            y = TWide.MultiplyAdd(y2, v, y);
            v = TWide.Load(b3 + j);
            TWide.MultiplyAdd(x3, v, x).Store(c + j);
            TWide.MultiplyAdd(y3, v, y).Store(d + j);
        }
    }
}
