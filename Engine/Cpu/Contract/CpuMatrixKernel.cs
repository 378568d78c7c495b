using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>The matrix product of tensors: their strides and batch dims as <see cref="MatrixProduct"/> wants them.</summary>
sealed unsafe class CpuMatrixKernel : IMatrixKernel
{
    /// <inheritdoc/>
    public void Product(Tensor c, Tensor a, Tensor b, bool accumulate)
    {
        switch (c.DType)
        {
            case DType.Float32: Run<float>(c, a, b, accumulate); break;
            case DType.Float64: Run<double>(c, a, b, accumulate); break;
            case DType.Int32: Run<int>(c, a, b, accumulate); break;
            case DType.Int64: Run<long>(c, a, b, accumulate); break;
            default: throw new ArgumentOutOfRangeException(nameof(c), c.DType, "not a computing type");
        }
    }

    static void Run<T>(Tensor c, Tensor a, Tensor b, bool accumulate) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* z = c.Storage, x = a.Storage, y = b.Storage)
        {
            long m = c.Sizes[^2], n = c.Sizes[^1], k = a.Sizes[^1];
            StridedMatrix<T> left = Matrix<T>(x, a), right = Matrix<T>(y, b), product = Matrix<T>(z, c);
            if (c.Rank == 2) MatrixProduct.Run(m, n, k, left, right, product, accumulate);
            else MatrixProduct.Run(m, n, k, left, right, product, c.Sizes[..^2], a.Strides[..^2], b.Strides[..^2], c.Strides[..^2], accumulate);
        }
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
        GC.KeepAlive(c.Storage);
    }

    static StridedMatrix<T> Matrix<T>(byte* start, Tensor x) where T : unmanaged => new((T*)start + x.Offset, (nint)x.Strides[^2], (nint)x.Strides[^1]);
}
