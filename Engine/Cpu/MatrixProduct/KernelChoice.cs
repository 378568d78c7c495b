using System.Numerics;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>Which kernel computes a product: decided by its shape, its strides and the processor alone.</summary>
static class KernelChoice
{
    /// <summary>Products of at most this many operations are not worth any preparation.</summary>
    const double TinyWork = 2 * 6 * 6 * 6;

    /// <summary>Up to this many rows (or columns) a product is bound by reading the other operand once.</summary>
    const int FewRows = 8;

    /// <summary>Up to this many rows a copy of the other operand costs more than writing the product in transposed tiles.</summary>
    const int MediumRows = 128;

    public static void Run<T>(in Product<T> product) where T : unmanaged, INumberBase<T>
    {
        if (product.M <= 0 || product.N <= 0) return;
        if (product.K <= 0 || product.Work <= TinyWork || (typeof(T) != typeof(float) && typeof(T) != typeof(double)))
            PlainProduct<T>.Run(product);
        else if (Vector512.IsHardwareAccelerated) Run<T, Wide512<T>>(product);
        else if (Vector256.IsHardwareAccelerated) Run<T, Wide256<T>>(product);
        else Run<T, Wide128<T>>(product);
    }

    static void Run<T, TWide>(in Product<T> product) where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
    {
        nint whole = product.N - 1;
        if (nint.Min(product.M, product.N) <= FewRows)
        {
            FewRowsProduct<T, TWide>.Run(product.M <= product.N ? product : product.Transposed);
        }
        else if (IsQuickerTransposed<T, TWide>(product))
        {
            PanelProduct<T, TWide>.Run(product.Transposed);
        }
        else if (product.C.ColumnStride != 1 && product.C.RowStride == 1)
        {
            Run<T, TWide>(product.Transposed);
        }
        else if (whole > FewRows && whole % Tile<T, TWide>.Columns == 0)
        {
            // One column over: by itself it costs a fraction of the half-empty tiles that it would take.
            PanelProduct<T, TWide>.Run(new(product.M, whole, product.K, product.A, product.B, product.C, product.Accumulate));
            FewRowsProduct<T, TWide>.Run(new Product<T>(product.M, 1, product.K, product.A, product.B.From(0, whole), product.C.From(0, whole), product.Accumulate).Transposed);
        }
        else
        {
            PanelProduct<T, TWide>.Run(product);
        }
    }

    /// <summary>Not many rows times a B that lies in columns, as in a linear layer: B serves as it lies on the left, and the smaller A is packed in its place.</summary>
    static bool IsQuickerTransposed<T, TWide>(in Product<T> product) where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T> =>
        Tile<T, TWide>.Rows == Transpose.Rows && Transpose.Accelerated<T>() && product.M >= Tile<T, TWide>.Columns && product.M <= MediumRows && product.N >= 2 * product.M
        && product.A.ColumnStride == 1 && product.B.RowStride == 1 && product.B.ColumnStride != 1 && product.C.ColumnStride == 1;
}
