using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>C = A · B and C += A · B on strided memory.</summary>
/// <remarks>
/// <para>Any strides of A and B will do, so a transposed operand costs next to nothing. C must not overlap A or B, and no
/// two of its elements may share a place.</para>
/// <para>Which kernel runs and how the sums over k are cut follows from shape and strides: on one machine the same call
/// gives the same bits every time, with any number of threads. float and double use fused multiply-add where the
/// processor has it. Integers wrap around. Every other number type is summed in itself.</para>
/// </remarks>
public static unsafe class MatrixProduct
{
    /// <summary>C (m × n) = A (m × k) · B (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C; nothing happens where m or n is 0.</param>
    /// <param name="k">Columns of A, rows of B; a sum over k = 0 is zero.</param>
    /// <param name="a">A, m × k.</param>
    /// <param name="b">B, k × n.</param>
    /// <param name="c">C, m × n.</param>
    /// <param name="accumulate">Add the product to C instead of replacing it.</param>
    public static void Run<T>(long m, long n, long k, StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, bool accumulate = false)
        where T : unmanaged, INumberBase<T>
        => KernelChoice.Run(new Product<T>((nint)m, (nint)n, (nint)k, a, b, c, accumulate));

    /// <summary>One product for each index of a batch.</summary>
    /// <param name="m">Rows of each A and C.</param>
    /// <param name="n">Columns of each B and C.</param>
    /// <param name="k">Columns of each A, rows of each B.</param>
    /// <param name="a">The first A.</param>
    /// <param name="b">The first B.</param>
    /// <param name="c">The first C.</param>
    /// <param name="batchSizes">Sizes of the batch dims, outermost first; none means one product.</param>
    /// <param name="aStrides">Elements of A from one index of each batch dim to the next; 0 where A is shared.</param>
    /// <param name="bStrides">The same for B.</param>
    /// <param name="cStrides">The same for C; never 0 where the size exceeds 1.</param>
    /// <param name="accumulate">Add each product to its C instead of replacing it.</param>
    public static void Run<T>(
        long m, long n, long k, StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, ReadOnlySpan<long> batchSizes,
        ReadOnlySpan<long> aStrides, ReadOnlySpan<long> bStrides, ReadOnlySpan<long> cStrides, bool accumulate = false)
        where T : unmanaged, INumberBase<T>
        => BatchedProduct.Run(new Product<T>((nint)m, (nint)n, (nint)k, a, b, c, accumulate), batchSizes, aStrides, bStrides, cStrides);
}
