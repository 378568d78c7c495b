using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Copies strips of an operand into the order in which the tile kernel reads them.</summary>
/// <remarks>No panel writes outside its own k · width elements: neighbours are packed by other threads meanwhile.</remarks>
static unsafe class Panels<T> where T : unmanaged, INumberBase<T>
{
    /// <summary>6 or 8 rows of A over k columns → panel[p · height + i]; with fewer rows the rest of each line is left as it is.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void PackLeft(StridedMatrix<T> a, nint rows, nint k, nint height, T* panel)
    {
        T* from = a.Pointer;
        nint ars = a.RowStride, acs = a.ColumnStride, p = 0;
        if (rows == height && acs == 1 && Transpose.Accelerated<T>())
        {
            for (; p + 8 <= k; p += 8)
            {
                if (height == 8) Transpose.Block((float*)(from + p), ars, (float*)(panel + p * height), height);
                else Transpose.SixRows((float*)(from + p), ars, (float*)(panel + p * height));
            }
        }
        else if (rows == height && ars == 1 && height % Vector256<T>.Count == 0)
        {
            for (; p < k; p++)
                for (nint i = 0; i < height; i += Vector256<T>.Count) Vector256.Load(from + p * acs + i).Store(panel + p * height + i);
        }
        else if (rows == height && ars == 1)
        {
            for (; p < k; p++) Unsafe.CopyBlockUnaligned(panel + p * height, from + p * acs, (uint)(height * sizeof(T)));
        }
        for (; p < k; p++)
            for (nint i = 0; i < rows; i++) panel[p * height + i] = from[i * ars + p * acs];
    }

    /// <summary>Several whole panels of a B that lies in rows, row by row: neighbouring cache lines arrive together, and later rows are asked for.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void PackRight(T* from, nint brs, nint k, nint panels, nint width, T* panel)
    {
        const int CacheLine = 64, Ahead = 8;
        for (nint p = 0; p < k; p++, from += brs)
        {
            if (Sse.IsSupported && p + Ahead < k)
            {
                byte* next = (byte*)(from + Ahead * brs), end = next + panels * width * sizeof(T);
                for (; next < end; next += CacheLine) Sse.Prefetch0(next);
            }
            for (nint i = 0; i < panels; i++)
                for (nint j = 0; j < width; j += Vector256<T>.Count)
                    Vector256.Load(from + i * width + j).Store(panel + (i * k + p) * width + j);
        }
    }

    /// <summary>k rows of B over width columns → panel[p · width + j]; columns from count on are filled with zeros; width fills registers of 128 bits.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void PackRight(StridedMatrix<T> b, nint k, nint count, nint width, T* panel)
    {
        T* from = b.Pointer;
        nint brs = b.RowStride, bcs = b.ColumnStride;
        if (bcs == 1 && count == width && width % Vector256<T>.Count == 0)
        {
            for (nint p = 0; p < k; p++)
                for (nint j = 0; j < width; j += Vector256<T>.Count)
                    Vector256.Load(from + p * brs + j).Store(panel + p * width + j);
            return;
        }
        // Zeros first, in whole registers: the columns that are there go over them.
        nint column = 0, empty = count / Vector128<T>.Count * Vector128<T>.Count;
        for (nint p = 0; p < k; p++)
            for (nint j = empty; j < width; j += Vector128<T>.Count) Vector128<T>.Zero.Store(panel + p * width + j);
        if (bcs == 1)
        {
            for (; column + Vector256<T>.Count <= count; column += Vector256<T>.Count)
                for (nint p = 0; p < k; p++) Vector256.Load(from + p * brs + column).Store(panel + p * width + column);
        }
        else if (brs == 1 && Transpose.Accelerated<T>())
        {
            for (; column + 8 <= count; column += 8)
            {
                T* source = from + column * bcs, target = panel + column;
                nint p = 0;
                for (; p + 8 <= k; p += 8) Transpose.Block((float*)(source + p), bcs, (float*)(target + p * width), width);
                for (; p < k; p++)
                    for (nint j = 0; j < 8; j++) target[p * width + j] = source[p + j * bcs];
            }
        }
        for (nint j = column; j < count; j++)
            for (nint p = 0; p < k; p++) panel[p * width + j] = from[p * brs + j * bcs];
    }

    /// <summary>C = or += the rows of a tile, wherever C's elements lie.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Scatter(T* tile, nint width, nint rows, nint columns, StridedMatrix<T> c, bool add)
    {
        T* to = c.Pointer;
        nint crs = c.RowStride, ccs = c.ColumnStride, j = 0;
        if (crs == 1 && rows == Transpose.Rows && Transpose.Accelerated<T>())
            for (; j + 8 <= columns; j += 8, tile += 8, to += 8 * ccs)
            {
                if (add) Transpose.AddBlock((float*)tile, width, (float*)to, ccs);
                else Transpose.Block((float*)tile, width, (float*)to, ccs);
            }
        columns -= j;
        for (nint i = 0; i < rows; i++)
            for (j = 0; j < columns; j++)
            {
                T* at = to + i * crs + j * ccs;
                *at = add ? *at + tile[i * width + j] : tile[i * width + j];
            }
    }
}
