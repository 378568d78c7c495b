using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The small products of attention: operands are packed once for a head, each product is a few tiles of the matrix product's kernel.</summary>
static unsafe class AttentionTiles<TWide> where TWide : struct, IWide<TWide, float>
{
    static nint Columns => Tile<float, TWide>.Columns;

    /// <summary>The widest register of any kind: rows are walked in other lanes than those of the tiles.</summary>
    const nint Widest = 16;

    /// <summary>A length as whole registers.</summary>
    internal static nint Padded(nint length) => (length + Widest - 1) / Widest * Widest;

    /// <summary>Elements of the panels of so many rows.</summary>
    internal static nint PanelElements(nint rows, nint width) => (rows + Columns - 1) / Columns * Columns * width;

    /// <summary>xᵀ as the right side of a product: a panel for each <see cref="Tile{T, TWide}.Columns"/> rows of x.</summary>
    [MethodImpl(AggressiveOptimization)]
    internal static void PackTurned(StridedMatrix<float> x, nint rows, nint width, float* panels)
    {
        for (nint j = 0; j < rows; j += Columns, panels += width * Columns)
            Panels<float>.PackRight(x.Transposed.From(0, j), width, nint.Min(Columns, rows - j), Columns, panels);
    }

    /// <summary>x as the right side of a product: as it lies if it can be read in whole registers, else a copy in <paramref name="room"/>, padded with zeros.</summary>
    [MethodImpl(AggressiveOptimization)]
    internal static StridedMatrix<float> Lines(StridedMatrix<float> x, nint rows, nint width, float* room)
    {
        if (x.ColumnStride == 1 && width % Widest == 0) return x;
        nint padded = Padded(width);
        for (nint i = 0; i < rows; i++)
        {
            float* from = x.From(i, 0).Pointer, to = room + i * padded;
            for (nint j = 0; j < width; j++) to[j] = from[j * x.ColumnStride];
            new Span<float>(to + width, (int)(padded - width)).Clear();
        }
        return new(room, padded, 1);
    }

    /// <summary>c (rows × n) = a · xᵀ, x packed by <see cref="PackTurned"/>; c's lines are whole registers.</summary>
    [MethodImpl(AggressiveOptimization)]
    internal static void TimesTurned(StridedMatrix<float> a, nint rows, nint width, float* panels, nint n, float* c, nint line)
    {
        for (nint j = 0; j < n; j += Columns, panels += width * Columns)
            for (nint i = 0; i < rows; i += Tile<float, TWide>.Rows)
            {
                float* left = a.Pointer + i * a.RowStride, to = c + i * line + j;
                nint some = nint.Min(Tile<float, TWide>.Rows, rows - i);
                if (n - j > TWide.Count) Tile<float, TWide>.Run<FullTile>(width, some, left, a.RowStride, a.ColumnStride, panels, Columns, to, line, false);
                else Tile<float, TWide>.Run<HalfTile>(width, some, left, a.RowStride, a.ColumnStride, panels, Columns, to, line, false);
            }
    }

    /// <summary>c (rows × n) = or += a (rows × k) · b (k × n); n in whole registers.</summary>
    [MethodImpl(AggressiveOptimization)]
    internal static void Times(StridedMatrix<float> a, nint rows, nint k, StridedMatrix<float> b, nint n, float* c, nint line, bool add)
    {
        for (nint j = 0; j < n; j += Columns)
            for (nint i = 0; i < rows; i += Tile<float, TWide>.Rows)
            {
                float* left = a.Pointer + i * a.RowStride, to = c + i * line + j;
                nint some = nint.Min(Tile<float, TWide>.Rows, rows - i);
                if (n - j > TWide.Count) Tile<float, TWide>.Run<FullTile>(k, some, left, a.RowStride, a.ColumnStride, b.Pointer + j, b.RowStride, to, line, add);
                else Tile<float, TWide>.Run<HalfTile>(k, some, left, a.RowStride, a.ColumnStride, b.Pointer + j, b.RowStride, to, line, add);
            }
    }
}
