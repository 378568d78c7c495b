using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Products of a few rows: B is read once, in the order it lies in memory.</summary>
static unsafe class FewRowsProduct<T, TWide> where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    /// <summary>Operations that make a chunk.</summary>
    const double Grain = 2e5;

    /// <summary>Up to so many rows and columns C is small, and whole rows of B are read.</summary>
    const int DeepRows = 2, DeepColumns = 4096;

    public static void Run(in Product<T> product)
    {
        bool aside = product.C.ColumnStride != 1, copyA = product.A.ColumnStride != 1;
        long elementsA = copyA ? (long)product.M * product.K : 0, elementsC = aside ? (long)product.M * product.N : 0;
        using Scratch scratch = Scratch.Rent((elementsA + elementsC) * sizeof(T));
        T* rowsOfA = (T*)scratch.Pointer, rowsOfC = rowsOfA + elementsA;
        StridedMatrix<T> a = product.A, c = product.C;
        if (copyA)
        {
            a = new(rowsOfA, product.K, 1);
            Copy(product.M, product.K, product.A, a, false);
        }
        if (aside) c = new(rowsOfC, product.N, 1);
        Dispatch(new(product.M, product.N, product.K, a, product.B, c, product.Accumulate && !aside));
        if (aside) Copy(product.M, product.N, c, product.C, product.Accumulate);
    }

    static void Dispatch(in Product<T> product)
    {
        nint brs = product.B.RowStride, bcs = product.B.ColumnStride;
        double column = 2.0 * product.M * product.K;
        if (bcs == 1 && product.M <= DeepRows && product.N <= DeepColumns && product.Work >= 2 * Grain)
        {
            DeepStreamJob<T, TWide>.Run(product, Blocks(16, 8.0 * product.M * product.N));
        }
        else if (bcs == 1)
        {
            // Wide chunks: each row of B is read in runs that the prefetcher can follow.
            var job = new StreamJob<T, TWide> { Product = product, Columns = new Slices((product.N + 63) / 64, Blocks(4, column * 64)) };
            if (job.Columns.Count == 1) job.Run(0);
            else Team.For(ref job, job.Columns.Count);
        }
        else if (brs == 1)
        {
            var job = new DotJob<T, TWide> { Product = product, Columns = new Slices((product.N + 3) / 4, Blocks(1, column * 4)) };
            if (job.Columns.Count == 1) job.Run(0);
            else Team.For(ref job, job.Columns.Count);
        }
        else
        {
            PanelProduct<T, TWide>.Run(product);
        }
    }

    static long Blocks(long least, double work) => Math.Max(least, (long)Math.Min(Grain / work, 1 << 30));

    static void Copy(nint rows, nint columns, StridedMatrix<T> from, StridedMatrix<T> to, bool add)
    {
        for (nint i = 0; i < rows; i++)
        {
            T* x = from.From(i, 0).Pointer, y = to.From(i, 0).Pointer;
            for (nint j = 0; j < columns; j++)
            {
                *y = add ? *y + *x : *x;
                x += from.ColumnStride;
                y += to.ColumnStride;
            }
        }
    }
}
