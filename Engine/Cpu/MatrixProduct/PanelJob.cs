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
    const int LineBytes = 64;

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
        int chunks = Plan.PackingChunks, rows = Plan.PackingA;
        for (int column = Plan.PackingB * chunk / chunks; column < Plan.PackingB * (chunk + 1) / chunks; column++) PackRight(column);
        for (int row = rows * chunk / chunks; row < rows * (chunk + 1) / chunks; row++) PackLeft(row);
    }

    void PackRight(int column)
    {
        nint first = Plan.PanelAt(column, Plan.GridColumns, Plan.PanelsAcross), last = Plan.PanelAt(column + 1, Plan.GridColumns, Plan.PanelsAcross);
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

    readonly T* RightPanel(nint p, nint depth, nint j) => Right + p * Plan.PanelsAcross * Plan.Width + j * Plan.Width * depth;

    [SkipLocalsInit]
    void Compute(int row, int column)
    {
        nint width = Plan.Width;
        nint j0 = Plan.PanelAt(column, Plan.GridColumns, Plan.PanelsAcross), j1 = Plan.PanelAt(column + 1, Plan.GridColumns, Plan.PanelsAcross);
        nint i0 = Plan.PanelAt(row, Plan.GridRows, Plan.PanelsDown), i1 = Plan.PanelAt(row + 1, Plan.GridRows, Plan.PanelsDown);
        using Scratch panel = Scratch.Rent(Plan.PackInPlace ? (j1 - j0) * Plan.Depth * width * sizeof(T) : Plan.PackLeftInPlace ? (i1 - i0) * Plan.Depth * Plan.Height * sizeof(T) : 0);
        T* aside = stackalloc T[Tile<T, TWide>.MostRows * 2 * TWide.Count];
        for (nint p = 0; p < Product.K; p += Plan.Depth)
        {
            nint depth = nint.Min(Plan.Depth, Product.K - p);
            if (Plan.PackInPlace) PackRight(p, depth, j0, j1, (T*)panel.Pointer);
            else if (Plan.PackLeftInPlace) PackLeft(p, depth, i0, i1, (T*)panel.Pointer);
            T* left = Plan.PackLeftInPlace ? (T*)panel.Pointer : Plan.PackA ? LeftPanel(p, depth, i0) : null;
            for (nint j = j0; j < j1; j++)
            {
                nint columns = nint.Min(width, Product.N - j * width);
                T* packed = Plan.PackInPlace ? (T*)panel.Pointer + (j - j0) * width * depth : Plan.PackB ? RightPanel(p, depth, j) : null;
                var strip = new Strip { Row = row, Left = left, P = p, Depth = depth, At = j * width, Columns = columns, Packed = packed, Aside = aside, Later = Later(p, j, j0, j1) };
                if (columns == width) Run<TWide, FullTile>(strip);
                else Last(strip);
            }
        }
    }

    /// <summary>What the chunk packs after a panel of B, to be called while that is used: its columns in the next stretch, or just as many of those to the right.</summary>
    readonly T* Later(nint p, nint j, nint j0, nint j1)
    {
        if (!Plan.PackInPlace || Product.B.ColumnStride != 1) return null;
        p += Plan.Depth;
        if (p >= Product.K) (p, j) = (0, j + j1 - j0);
        return j < Plan.PanelsAcross ? Product.B.From(p, j * Plan.Width).Pointer : null;
    }

    /// <summary>The last columns, by tiles just wide enough. Where B lies as it is, a tile may reach back over the columns before rather than past the end.</summary>
    void Last(Strip strip)
    {
        nint half = TWide.Count, quarter = TWide.Count > Wide256<T>.Count ? Wide256<T>.Count : half, end = strip.At + strip.Columns;
        while (strip.Columns > 0)
        {
            nint left = strip.Columns, room = strip.Packed != null ? Plan.Width : end;
            bool two = left > (quarter < half ? half + quarter : half) && room >= 2 * half;
            bool one = quarter == half || left >= half || left > quarter && room >= half;
            nint reach = two ? 2 * half : one ? half : quarter;
            strip.Columns = nint.Min(left, reach);
            // Packed panels end in zeros.
            strip.Before = strip.Packed != null ? 0 : reach - strip.Columns;
            if (two) Run<TWide, FullTile>(strip);
            else if (one) Run<TWide, HalfTile>(strip);
            else Run<Wide256<T>, HalfTile>(strip);
            strip.At += strip.Columns;
            strip.Columns = left - strip.Columns;
            if (strip.Packed != null) strip.Packed += reach;
        }
    }

    void Run<TRegister, TWidth>(in Strip strip) where TRegister : struct, IWide<TRegister, T> where TWidth : struct, ITileWidth
    {
        nint height = Plan.Height, width = TWidth.Two ? 2 * TRegister.Count : TRegister.Count, p = strip.P, at = strip.At - strip.Before;
        nint i0 = Plan.PanelAt(strip.Row, Plan.GridRows, Plan.PanelsDown), i1 = Plan.PanelAt(strip.Row + 1, Plan.GridRows, Plan.PanelsDown);
        T* b = strip.Packed != null ? strip.Packed : Product.B.From(p, at).Pointer;
        nint brs = strip.Packed != null ? Plan.Width : Product.B.RowStride;
        nint ars = Plan.PackA ? 1 : Product.A.RowStride, acs = Plan.PackA ? height : Product.A.ColumnStride;
        nint lines = strip.Later == null ? 0 : width * sizeof(T) / LineBytes;
        bool add = Product.Accumulate || p > 0;
        // The columns before may be written once more, by another thread too: the bits are the same as long as nothing is added to them.
        bool direct = Product.C.ColumnStride == 1 && strip.Before + strip.Columns == width && (strip.Before == 0 || !add && strip.Depth == Product.K);
        for (nint i = i0; i < i1; i++)
        {
            nint rows = nint.Min(height, Product.M - i * height);
            T* a = strip.Left != null ? strip.Left + (i - i0) * height * strip.Depth : Product.A.From(i * height, p).Pointer;
            if (direct && i - i0 < lines)
            {
                T* first = Product.C.From(i * height, at).Pointer;
                Tile<T, TRegister>.Run<TWidth>(strip.Depth, rows, a, ars, acs, b, brs, first, Product.C.RowStride, add, strip.Later + (i - i0) * LineBytes / sizeof(T), Product.B.RowStride);
                continue;
            }
            if (direct)
            {
                Tile<T, TRegister>.Run<TWidth>(strip.Depth, rows, a, ars, acs, b, brs, Product.C.From(i * height, at).Pointer, Product.C.RowStride, add);
                continue;
            }
            Tile<T, TRegister>.Run<TWidth>(strip.Depth, rows, a, ars, acs, b, brs, strip.Aside, width, false);
            Panels<T>.Scatter(strip.Aside + strip.Before, width, rows, strip.Columns, Product.C.From(i * height, strip.At), add);
        }
    }

    /// <summary>Some columns of C over one stretch of k, in one row of the grid.</summary>
    struct Strip
    {
        public int Row;
        public nint P, Depth;

        /// <summary>First column, and how many.</summary>
        public nint At, Columns;

        /// <summary>Columns before the first that the tile computes again.</summary>
        public nint Before;

        /// <summary>The row's panels of A, or null where it is read as it lies.</summary>
        public T* Left;

        /// <summary>B's columns as a panel, or null where it is read as it lies.</summary>
        public T* Packed;

        /// <summary>What the first tiles call into the second-level cache meanwhile, a line of each row; or null.</summary>
        public T* Later;

        /// <summary>Room for a tile.</summary>
        public T* Aside;
    }
}
