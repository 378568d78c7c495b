using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>Few rows of C against a B whose columns are contiguous: each element of C is a dot product.</summary>
unsafe struct DotJob<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    public Product<T> Product;

    /// <summary>Columns of C in blocks of 4.</summary>
    public Slices Columns;

    public readonly void Run(int chunk)
    {
        nint end = (nint)Math.Min(Columns.End(chunk) * 4, Product.N);
        for (nint j = (nint)Columns.Begin(chunk) * 4; j < end; j += 4)
            for (nint i = 0; i < Product.M; i += 2)
                Block(i, j, nint.Min(2, Product.M - i), nint.Min(4, end - j));
    }

    /// <summary>2 × 4 dot products; rows and columns that are not there repeat the last one and go nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void Block(nint i, nint j, nint rows, nint columns)
    {
        TWide s00 = TWide.Zero, s01 = TWide.Zero, s02 = TWide.Zero, s03 = TWide.Zero;
        TWide s10 = TWide.Zero, s11 = TWide.Zero, s12 = TWide.Zero, s13 = TWide.Zero;
        nint k = Product.K, bcs = Product.B.ColumnStride, p = 0;
        T* x = Product.A.From(i, 0).Pointer, y = rows > 1 ? x + Product.A.RowStride : x;
        T* b0 = Product.B.From(0, j).Pointer, b1 = columns > 1 ? b0 + bcs : b0;
        T* b2 = columns > 2 ? b1 + bcs : b1, b3 = columns > 3 ? b2 + bcs : b2;
        for (; p + TWide.Count <= k; p += TWide.Count)
        {
            TWide u = TWide.Load(x + p), v = TWide.Load(y + p), b = TWide.Load(b0 + p);
            s00 = TWide.MultiplyAdd(u, b, s00);
            s10 = TWide.MultiplyAdd(v, b, s10);
            b = TWide.Load(b1 + p);
            s01 = TWide.MultiplyAdd(u, b, s01);
            s11 = TWide.MultiplyAdd(v, b, s11);
            b = TWide.Load(b2 + p);
            s02 = TWide.MultiplyAdd(u, b, s02);
            s12 = TWide.MultiplyAdd(v, b, s12);
            b = TWide.Load(b3 + p);
            s03 = TWide.MultiplyAdd(u, b, s03);
            s13 = TWide.MultiplyAdd(v, b, s13);
        }
        nint rest = k - p;
        Put(i, j, TWide.Sum(s00), x + p, b0 + p, rest);
        if (columns > 1) Put(i, j + 1, TWide.Sum(s01), x + p, b1 + p, rest);
        if (columns > 2) Put(i, j + 2, TWide.Sum(s02), x + p, b2 + p, rest);
        if (columns > 3) Put(i, j + 3, TWide.Sum(s03), x + p, b3 + p, rest);
        if (rows < 2) return;
        Put(i + 1, j, TWide.Sum(s10), y + p, b0 + p, rest);
        if (columns > 1) Put(i + 1, j + 1, TWide.Sum(s11), y + p, b1 + p, rest);
        if (columns > 2) Put(i + 1, j + 2, TWide.Sum(s12), y + p, b2 + p, rest);
        if (columns > 3) Put(i + 1, j + 3, TWide.Sum(s13), y + p, b3 + p, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void Put(nint i, nint j, T sum, T* x, T* b, nint rest)
    {
        for (nint p = 0; p < rest; p++) sum += x[p] * b[p];
        T* c = Product.C.From(i, j).Pointer;
        *c = Product.Accumulate ? *c + sum : sum;
    }
}
