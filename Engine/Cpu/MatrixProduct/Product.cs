namespace NamedTorch.Cpu;

/// <summary>One product to compute: C (m × n) = A (m × k) · B (k × n), added to C where <see cref="Accumulate"/>.</summary>
readonly struct Product<T>(nint m, nint n, nint k, StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c, bool accumulate)
    where T : unmanaged
{
    public readonly nint M = m, N = n, K = k;
    public readonly StridedMatrix<T> A = a, B = b, C = c;
    public readonly bool Accumulate = accumulate;

    /// <summary>Floating-point operations: 2·m·n·k.</summary>
    public double Work => 2.0 * M * N * K;

    /// <summary>The same product as Cᵀ = Bᵀ · Aᵀ.</summary>
    public Product<T> Transposed => new(N, M, K, B.Transposed, A.Transposed, C.Transposed, Accumulate);

    /// <summary>The same product of matrices that begin elsewhere.</summary>
    public unsafe Product<T> At(nint a, nint b, nint c) => new(M, N, K,
        new(A.Pointer + a, A.RowStride, A.ColumnStride), new(B.Pointer + b, B.RowStride, B.ColumnStride),
        new(C.Pointer + c, C.RowStride, C.ColumnStride), Accumulate);

    /// <summary>The same product written to another place.</summary>
    public Product<T> Into(StridedMatrix<T> c, bool accumulate) => new(M, N, K, A, B, c, accumulate);
}
