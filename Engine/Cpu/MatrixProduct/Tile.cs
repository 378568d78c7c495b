using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>How many registers wide a tile is.</summary>
interface ITileWidth
{
    /// <summary>True for two registers, false for one.</summary>
    static abstract bool Two { get; }
}

/// <summary>The usual tile, two registers wide.</summary>
readonly struct FullTile : ITileWidth
{
    public static bool Two { [MethodImpl(AggressiveInlining)] get => true; }
}

/// <summary>A tile one register wide, for the last columns.</summary>
readonly struct HalfTile : ITileWidth
{
    public static bool Two { [MethodImpl(AggressiveInlining)] get => false; }
}

/// <summary>Where the rows of B lie.</summary>
unsafe interface ITileLines<T> where T : unmanaged
{
    /// <summary>The next row, the first at the first call.</summary>
    T* Next();
}

/// <summary>Rows of B at equal distances.</summary>
unsafe struct EvenLines<T>(T* first, nint stride) : ITileLines<T> where T : unmanaged
{
    T* next = first;

    [MethodImpl(AggressiveInlining)]
    public T* Next()
    {
        T* row = next;
        next += stride;
        return row;
    }
}

/// <summary>Rows of B at equal distances; with each, a line of what is wanted later is called into the second-level cache.</summary>
unsafe struct CallingLines<T>(T* first, nint stride, T* later, nint step) : ITileLines<T> where T : unmanaged
{
    T* next = first, called = later;

    [MethodImpl(AggressiveInlining)]
    public T* Next()
    {
        if (Sse.IsSupported) Sse.Prefetch1(called);
        called += step;
        T* row = next;
        next += stride;
        return row;
    }
}

/// <summary>Rows of B by a list of their distances from a place.</summary>
unsafe struct ListedLines<T>(T* origin, nint* offsets) : ITileLines<T> where T : unmanaged
{
    nint* next = offsets;

    [MethodImpl(AggressiveInlining)]
    public T* Next() => origin + *next++;
}

/// <summary>The innermost kernel: 6 or 8 rows of C by two registers, kept in registers over the whole of k.</summary>
static unsafe class Tile<T, TWide> where T : unmanaged where TWide : struct, IWide<TWide, T>
{
    /// <summary>The most rows of a tile at any width.</summary>
    public const int MostRows = 8;

    /// <summary>Sums of fewer terms end before memory could answer.</summary>
    const int LeastAnnounced = 32;

    /// <summary>Rows of a tile.</summary>
    public static int Rows
    {
        [MethodImpl(AggressiveInlining)]
        get => TWide.TileRows;
    }

    static bool IsTall
    {
        [MethodImpl(AggressiveInlining)]
        get => TWide.TileRows == 8;
    }

    /// <summary>Columns of a full tile.</summary>
    public static int Columns
    {
        [MethodImpl(AggressiveInlining)]
        get => 2 * TWide.Count;
    }

    /// <summary>C (rows × width) = or += A (rows × k) · B (k × width).</summary>
    /// <param name="k">Length of the sums; at least 1.</param>
    /// <param name="rows">Rows of C to write, 1 … <see cref="Rows"/>. A's missing rows read the last one again, and go nowhere.</param>
    /// <param name="a">A; any strides.</param>
    /// <param name="ars">Row stride of A.</param>
    /// <param name="acs">Column stride of A.</param>
    /// <param name="b">B; rows contiguous.</param>
    /// <param name="brs">Row stride of B.</param>
    /// <param name="c">C; rows contiguous.</param>
    /// <param name="crs">Row stride of C.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Run<TWidth>(nint k, nint rows, T* a, nint ars, nint acs, T* b, nint brs, T* c, nint crs, bool add)
        where TWidth : struct, ITileWidth
    {
        T* a1 = rows > 1 ? a + ars : a, a2 = rows > 2 ? a1 + ars : a1, a3 = rows > 3 ? a2 + ars : a2;
        T* a4 = rows > 4 ? a3 + ars : a3, a5 = rows > 5 ? a4 + ars : a4, a6 = rows > 6 ? a5 + ars : a5, a7 = rows > 7 ? a6 + ars : a6;
        Run<TWidth, EvenLines<T>>(k, rows, a, a1, a2, a3, a4, a5, a6, a7, acs, new(b, brs), c, crs, add);
    }

    /// <summary>As above, for a product whose B is far away: while it runs, what is wanted later is called.</summary>
    /// <param name="k">Length of the sums; at least 1.</param>
    /// <param name="rows">Rows of C to write, 1 … <see cref="Rows"/>.</param>
    /// <param name="a">A; any strides.</param>
    /// <param name="ars">Row stride of A.</param>
    /// <param name="acs">Column stride of A.</param>
    /// <param name="b">B; rows contiguous.</param>
    /// <param name="brs">Row stride of B.</param>
    /// <param name="c">C; rows contiguous.</param>
    /// <param name="crs">Row stride of C.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    /// <param name="later">In the first line to call; may lie anywhere.</param>
    /// <param name="step">From there to the next, one for each term of the sums.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Run<TWidth>(nint k, nint rows, T* a, nint ars, nint acs, T* b, nint brs, T* c, nint crs, bool add, T* later, nint step)
        where TWidth : struct, ITileWidth
    {
        T* a1 = rows > 1 ? a + ars : a, a2 = rows > 2 ? a1 + ars : a1, a3 = rows > 3 ? a2 + ars : a2;
        T* a4 = rows > 4 ? a3 + ars : a3, a5 = rows > 5 ? a4 + ars : a4, a6 = rows > 6 ? a5 + ars : a5, a7 = rows > 7 ? a6 + ars : a6;
        Run<TWidth, CallingLines<T>>(k, rows, a, a1, a2, a3, a4, a5, a6, a7, acs, new(b, brs, later, step), c, crs, add);
    }

    /// <summary>As above, where A is packed, <see cref="Rows"/> to a line, and the rows of B begin anywhere.</summary>
    /// <param name="k">Length of the sums; at least 1.</param>
    /// <param name="rows">Rows of C to write, 1 … <see cref="Rows"/>.</param>
    /// <param name="a">A's panel.</param>
    /// <param name="b">Where the offsets count from.</param>
    /// <param name="offsets">Elements from there to each row of B.</param>
    /// <param name="c">C; rows contiguous.</param>
    /// <param name="crs">Row stride of C.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Run<TWidth>(nint k, nint rows, T* a, T* b, nint* offsets, T* c, nint crs)
        where TWidth : struct, ITileWidth =>
        Run<TWidth, ListedLines<T>>(k, rows, a, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6, a + 7, Rows, new(b, offsets), c, crs, false);

    /// <summary>As above, where the rows of A begin anywhere.</summary>
    /// <param name="k">Length of the sums; at least 1.</param>
    /// <param name="rows">Rows of C to write, 1 … <see cref="Rows"/>.</param>
    /// <param name="a">Where each row of A begins, all of <see cref="Rows"/>; those that are not there must be readable.</param>
    /// <param name="acs">Column stride of A.</param>
    /// <param name="b">B; rows contiguous.</param>
    /// <param name="brs">Row stride of B.</param>
    /// <param name="c">C; rows contiguous.</param>
    /// <param name="crs">Row stride of C.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Run<TWidth>(nint k, nint rows, T** a, nint acs, T* b, nint brs, T* c, nint crs, bool add)
        where TWidth : struct, ITileWidth =>
        Run<TWidth, EvenLines<T>>(k, rows, a[0], a[1], a[2], a[3], a[4], a[5], IsTall ? a[6] : null, IsTall ? a[7] : null, acs, new(b, brs), c, crs, add);

    [MethodImpl(AggressiveInlining)]
    static void Run<TWidth, TLines>(nint k, nint rows, T* a, T* a1, T* a2, T* a3, T* a4, T* a5, T* a6, T* a7, nint acs, TLines lines, T* c, nint crs, bool add)
        where TWidth : struct, ITileWidth where TLines : struct, ITileLines<T>
    {
        TWide c00 = TWide.Zero, c10 = TWide.Zero, c20 = TWide.Zero, c30 = TWide.Zero, c40 = TWide.Zero, c50 = TWide.Zero;
        TWide c60 = TWide.Zero, c70 = TWide.Zero, c61 = TWide.Zero, c71 = TWide.Zero;
        TWide c01 = TWide.Zero, c11 = TWide.Zero, c21 = TWide.Zero, c31 = TWide.Zero, c41 = TWide.Zero, c51 = TWide.Zero;
        Announce<TWidth>(k, rows, c, crs);
        nint at = 0;
        do
        {
            T* b = lines.Next();
            TWide b0 = TWide.Load(b), b1 = TWidth.Two ? TWide.Load(b + TWide.Count) : b0, x;
            x = TWide.Broadcast(a + at); c00 = TWide.MultiplyAdd(x, b0, c00); if (TWidth.Two) c01 = TWide.MultiplyAdd(x, b1, c01);
            x = TWide.Broadcast(a1 + at); c10 = TWide.MultiplyAdd(x, b0, c10); if (TWidth.Two) c11 = TWide.MultiplyAdd(x, b1, c11);
            x = TWide.Broadcast(a2 + at); c20 = TWide.MultiplyAdd(x, b0, c20); if (TWidth.Two) c21 = TWide.MultiplyAdd(x, b1, c21);
            x = TWide.Broadcast(a3 + at); c30 = TWide.MultiplyAdd(x, b0, c30); if (TWidth.Two) c31 = TWide.MultiplyAdd(x, b1, c31);
            x = TWide.Broadcast(a4 + at); c40 = TWide.MultiplyAdd(x, b0, c40); if (TWidth.Two) c41 = TWide.MultiplyAdd(x, b1, c41);
            x = TWide.Broadcast(a5 + at); c50 = TWide.MultiplyAdd(x, b0, c50); if (TWidth.Two) c51 = TWide.MultiplyAdd(x, b1, c51);
            if (IsTall)
            {
                x = TWide.Broadcast(a6 + at); c60 = TWide.MultiplyAdd(x, b0, c60); if (TWidth.Two) c61 = TWide.MultiplyAdd(x, b1, c61);
                x = TWide.Broadcast(a7 + at); c70 = TWide.MultiplyAdd(x, b0, c70); if (TWidth.Two) c71 = TWide.MultiplyAdd(x, b1, c71);
            }
            at += acs;
        }
        while (--k != 0);
        Put<TWidth>(c, c00, c01, add);
        if (rows > 1) Put<TWidth>(c += crs, c10, c11, add);
        if (rows > 2) Put<TWidth>(c += crs, c20, c21, add);
        if (rows > 3) Put<TWidth>(c += crs, c30, c31, add);
        if (rows > 4) Put<TWidth>(c += crs, c40, c41, add);
        if (rows > 5) Put<TWidth>(c += crs, c50, c51, add);
        if (!IsTall) return;
        if (rows > 6) Put<TWidth>(c += crs, c60, c61, add);
        if (rows > 7) Put<TWidth>(c += crs, c70, c71, add);
    }

    // C is on its way while the sums are made: stores to lines that are far away would hold up those behind them.
    [MethodImpl(AggressiveInlining)]
    static void Announce<TWidth>(nint k, nint rows, T* c, nint crs) where TWidth : struct, ITileWidth
    {
        if (!Sse.IsSupported || k < LeastAnnounced) return;
        for (; rows > 0; rows--, c += crs)
        {
            Sse.Prefetch0(c);
            if (TWidth.Two) Sse.Prefetch0(c + 2 * TWide.Count - 1);
        }
    }

    [MethodImpl(AggressiveInlining)]
    static void Put<TWidth>(T* c, TWide x, TWide y, bool add) where TWidth : struct, ITileWidth
    {
        if (add)
        {
            x = TWide.Add(TWide.Load(c), x);
            if (TWidth.Two) y = TWide.Add(TWide.Load(c + TWide.Count), y);
        }
        x.Store(c);
        if (TWidth.Two) y.Store(c + TWide.Count);
    }
}
