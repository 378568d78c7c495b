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
    [SkipLocalsInit]
    readonly void Block(nint i, nint j, nint rows, nint columns)
    {
        T* sums = stackalloc T[8 * TWide.Count];
        nint k = Product.K, bcs = Product.B.ColumnStride, whole = k / TWide.Count * TWide.Count;
        T* x = Product.A.From(i, 0).Pointer, y = rows > 1 ? x + Product.A.RowStride : x;
        T* b0 = Product.B.From(0, j).Pointer, b1 = columns > 1 ? b0 + bcs : b0;
        T* b2 = columns > 2 ? b1 + bcs : b1, b3 = columns > 3 ? b2 + bcs : b2;
        Lanes(whole, x, y, b0, b1, b2, b3, sums);
        for (nint row = 0; row < rows; row++)
            for (nint column = 0; column < columns; column++)
            {
                T sum = TWide.Sum(TWide.Load(sums + (row * 4 + column) * TWide.Count));
                T* a = row == 0 ? x : y, b = b0 + column * bcs;
                for (nint p = whole; p < k; p++) sum += a[p] * b[p];
                T* c = Product.C.From(i + row, j + column).Pointer;
                *c = Product.Accumulate ? *c + sum : sum;
            }
    }

    /// <summary>The sums of each lane of x·b and y·b, for the four columns b.</summary>
    /// <remarks>The sums go to memory at once: used after the loop, they would not be kept in registers within it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Lanes(nint k, T* x, T* y, T* b0, T* b1, T* b2, T* b3, T* sums)
    {
        TWide s00 = TWide.Zero, s01 = TWide.Zero, s02 = TWide.Zero, s03 = TWide.Zero;
        TWide s10 = TWide.Zero, s11 = TWide.Zero, s12 = TWide.Zero, s13 = TWide.Zero;
        for (nint p = 0; p < k; p += TWide.Count)
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
        s00.Store(sums);
        s01.Store(sums + TWide.Count);
        s02.Store(sums + 2 * TWide.Count);
        s03.Store(sums + 3 * TWide.Count);
        s10.Store(sums + 4 * TWide.Count);
        s11.Store(sums + 5 * TWide.Count);
        s12.Store(sums + 6 * TWide.Count);
        s13.Store(sums + 7 * TWide.Count);
    }
}
