using System.Runtime.CompilerServices;
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

/// <summary>The innermost kernel: 6 rows of C by two registers, kept in registers over the whole of k.</summary>
static unsafe class Tile<T, TWide> where T : unmanaged where TWide : struct, IWide<TWide, T>
{
    /// <summary>Rows of a tile: 6 × 2 sums, 2 of B and 1 of A fill the 16 registers of AVX2.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a full tile.</summary>
    public static int Columns
    {
        [MethodImpl(AggressiveInlining)]
        get => 2 * TWide.Count;
    }

    /// <summary>C (rows × width) = or += A (rows × k) · B (k × width).</summary>
    /// <param name="k">Length of the sums; at least 1.</param>
    /// <param name="rows">Rows of C to write, 1 … 6. A's missing rows read the last one again, and go nowhere.</param>
    /// <param name="a">A; any strides.</param>
    /// <param name="ars">Row stride of A.</param>
    /// <param name="acs">Column stride of A.</param>
    /// <param name="b">B; rows contiguous.</param>
    /// <param name="brs">Row stride of B.</param>
    /// <param name="c">C; rows contiguous.</param>
    /// <param name="crs">Row stride of C.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Run<TWidth>(nint k, nint rows, T* a, nint ars, nint acs, T* b, nint brs, T* c, nint crs, bool add)
        where TWidth : struct, ITileWidth
    {
        TWide c00 = TWide.Zero, c10 = TWide.Zero, c20 = TWide.Zero, c30 = TWide.Zero, c40 = TWide.Zero, c50 = TWide.Zero;
        TWide c01 = TWide.Zero, c11 = TWide.Zero, c21 = TWide.Zero, c31 = TWide.Zero, c41 = TWide.Zero, c51 = TWide.Zero;
        T* a1 = rows > 1 ? a + ars : a, a2 = rows > 2 ? a1 + ars : a1, a3 = rows > 3 ? a2 + ars : a2;
        T* a4 = rows > 4 ? a3 + ars : a3, a5 = rows > 5 ? a4 + ars : a4;
        nint at = 0;
        do
        {
            TWide b0 = TWide.Load(b), b1 = TWidth.Two ? TWide.Load(b + TWide.Count) : b0, x;
            x = TWide.Broadcast(a + at); c00 = TWide.MultiplyAdd(x, b0, c00); if (TWidth.Two) c01 = TWide.MultiplyAdd(x, b1, c01);
            x = TWide.Broadcast(a1 + at); c10 = TWide.MultiplyAdd(x, b0, c10); if (TWidth.Two) c11 = TWide.MultiplyAdd(x, b1, c11);
            x = TWide.Broadcast(a2 + at); c20 = TWide.MultiplyAdd(x, b0, c20); if (TWidth.Two) c21 = TWide.MultiplyAdd(x, b1, c21);
            x = TWide.Broadcast(a3 + at); c30 = TWide.MultiplyAdd(x, b0, c30); if (TWidth.Two) c31 = TWide.MultiplyAdd(x, b1, c31);
            x = TWide.Broadcast(a4 + at); c40 = TWide.MultiplyAdd(x, b0, c40); if (TWidth.Two) c41 = TWide.MultiplyAdd(x, b1, c41);
            x = TWide.Broadcast(a5 + at); c50 = TWide.MultiplyAdd(x, b0, c50); if (TWidth.Two) c51 = TWide.MultiplyAdd(x, b1, c51);
            at += acs;
            b += brs;
        }
        while (--k != 0);
        Put<TWidth>(c, c00, c01, add);
        if (rows > 1) Put<TWidth>(c += crs, c10, c11, add);
        if (rows > 2) Put<TWidth>(c += crs, c20, c21, add);
        if (rows > 3) Put<TWidth>(c += crs, c30, c31, add);
        if (rows > 4) Put<TWidth>(c += crs, c40, c41, add);
        if (rows > 5) Put<TWidth>(c += crs, c50, c51, add);
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
