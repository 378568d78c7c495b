using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>The chunks of one packed product: those that pack, and once they all have, those that compute.</summary>
/// <remarks>
/// C is cut into a grid of tiles, column after column, so that a thread's tiles lie beside each other and mostly read the strips of B that it packed itself.
/// A tile runs through the blocks of k by itself, so that every element of C is summed in one order whatever the grid and the threads.
/// </remarks>
unsafe struct PanelJob<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    public Product<T> Product;
    public PanelPlan Plan;

    /// <summary>Packed strips of A and of B.</summary>
    public T* Left, Right;

    /// <summary>Whether chunks compute; else they pack.</summary>
    public bool IsPacked;

    public void Run(int chunk)
    {
        if (IsPacked)
        {
            Compute(chunk % Plan.GridRows, chunk / Plan.GridRows);
            return;
        }
        int chunks = Plan.PackingChunks, rows = Plan.PackA ? Plan.GridRows : 0;
        for (int column = Plan.PackingB * chunk / chunks; column < Plan.PackingB * (chunk + 1) / chunks; column++) PackRight(column);
        for (int row = rows * chunk / chunks; row < rows * (chunk + 1) / chunks; row++) PackLeft(row);
    }

    void PackRight(int column)
    {
        nint width = Plan.Width, first = Plan.PackB ? Plan.PanelAt(column, Plan.GridColumns, Plan.PanelsAcross) : Plan.PanelsAcross - 1;
        nint last = Plan.PackB ? Plan.PanelAt(column + 1, Plan.GridColumns, Plan.PanelsAcross) : Plan.PanelsAcross;
        for (nint p = 0; p < Product.K; p += Plan.Depth)
        {
            nint depth = nint.Min(Plan.Depth, Product.K - p);
            PackRight(p, depth, first, last, RightPanel(p, depth, first));
        }
    }

    // Panels first … last − 1 of one stretch of k, one after the other.
    readonly void PackRight(nint p, nint depth, nint first, nint last, T* panel)
    {
        nint width = Plan.Width, whole = Product.B.ColumnStride == 1 && width % Vector256<T>.Count == 0 ? nint.Min(last, Product.N / width) : first;
        if (whole > first) Panels<T>.PackRight(Product.B.From(p, first * width).Pointer, Product.B.RowStride, depth, whole - first, width, panel);
        for (nint j = nint.Max(first, whole); j < last; j++)
            Panels<T>.PackRight(Product.B.From(p, j * width), depth, nint.Min(width, Product.N - j * width), width, panel + (j - first) * width * depth);
    }

    void PackLeft(int row)
    {
        nint first = Plan.PanelAt(row, Plan.GridRows, Plan.PanelsDown), last = Plan.PanelAt(row + 1, Plan.GridRows, Plan.PanelsDown);
        for (nint p = 0; p < Product.K; p += Plan.Depth)
        {
            nint depth = nint.Min(Plan.Depth, Product.K - p);
            PackLeft(p, depth, first, last, LeftPanel(p, depth, first));
        }
    }

    // Panels first … last − 1 of one stretch of k, one after the other.
    readonly void PackLeft(nint p, nint depth, nint first, nint last, T* panel)
    {
        nint height = Plan.Height, whole = Product.A.RowStride == 1 && height % Vector256<T>.Count == 0 ? nint.Min(last, Product.M / height) : first;
        if (whole > first) Panels<T>.PackRight(Product.A.From(first * height, p).Pointer, Product.A.ColumnStride, depth, whole - first, height, panel);
        for (nint i = nint.Max(first, whole); i < last; i++)
            Panels<T>.PackLeft(Product.A.From(i * height, p), nint.Min(height, Product.M - i * height), depth, height, panel + (i - first) * height * depth);
    }

    readonly T* LeftPanel(nint p, nint depth, nint i) => Left + (p * Plan.PanelsDown + i * depth) * Plan.Height;

    readonly T* RightPanel(nint p, nint depth, nint j) => Plan.PackB
        ? Right + p * Plan.PanelsAcross * Plan.Width + j * Plan.Width * depth
        : Right + p * Plan.Width;

    [SkipLocalsInit]
    void Compute(int row, int column)
    {
        nint width = Plan.Width, height = Plan.Height;
        nint i0 = Plan.PanelAt(row, Plan.GridRows, Plan.PanelsDown), i1 = Plan.PanelAt(row + 1, Plan.GridRows, Plan.PanelsDown);
        nint j0 = Plan.PanelAt(column, Plan.GridColumns, Plan.PanelsAcross), j1 = Plan.PanelAt(column + 1, Plan.GridColumns, Plan.PanelsAcross);
        using Scratch panel = Scratch.Rent(Plan.PackInPlace ? (j1 - j0) * Plan.Depth * width * sizeof(T) : 0);
        T* aside = stackalloc T[Tile<T, TWide>.MostRows * 2 * TWide.Count];
        StridedMatrix<T> c = Product.C;
        for (nint p = 0; p < Product.K; p += Plan.Depth)
        {
            nint depth = nint.Min(Plan.Depth, Product.K - p);
            bool add = Product.Accumulate || p > 0;
            if (Plan.PackInPlace) PackRight(p, depth, j0, j1, (T*)panel.Pointer);
            for (nint j = j0; j < j1; j++)
            {
                nint columns = nint.Min(width, Product.N - j * width);
                bool packed = Plan.PackB || columns < width;
                T* b = Plan.PackInPlace ? (T*)panel.Pointer + (j - j0) * width * depth : packed ? RightPanel(p, depth, j) : Product.B.From(p, j * width).Pointer;
                nint brs = packed ? width : Product.B.RowStride;
                for (nint i = i0; i < i1; i++)
                {
                    nint rows = nint.Min(height, Product.M - i * height);
                    T* a = Plan.PackA ? LeftPanel(p, depth, i) : Product.A.From(i * height, p).Pointer;
                    nint ars = Plan.PackA ? 1 : Product.A.RowStride, acs = Plan.PackA ? height : Product.A.ColumnStride;
                    T* to = c.From(i * height, j * width).Pointer;
                    if (columns == width && c.ColumnStride == 1)
                    {
                        Tile<T, TWide>.Run<FullTile>(depth, rows, a, ars, acs, b, brs, to, c.RowStride, add);
                        continue;
                    }
                    if (TWide.Count > Wide256<T>.Count && columns <= Wide256<T>.Count) Tile<T, Wide256<T>>.Run<HalfTile>(depth, rows, a, ars, acs, b, brs, aside, width, false);
                    else if (columns <= TWide.Count) Tile<T, TWide>.Run<HalfTile>(depth, rows, a, ars, acs, b, brs, aside, width, false);
                    else Tile<T, TWide>.Run<FullTile>(depth, rows, a, ars, acs, b, brs, aside, width, false);
                    Scatter(aside, width, rows, columns, to, add);
                }
            }
        }
    }

    readonly void Scatter(T* from, nint width, nint rows, nint columns, T* to, bool add)
    {
        nint crs = Product.C.RowStride, ccs = Product.C.ColumnStride;
        for (nint i = 0; i < rows; i++)
            for (nint j = 0; j < columns; j++)
            {
                T* c = to + i * crs + j * ccs;
                *c = add ? *c + from[i * width + j] : from[i * width + j];
            }
    }
}
