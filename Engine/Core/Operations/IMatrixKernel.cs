namespace NamedTorch.Core;

/// <summary>Batched matrix products.</summary>
public interface IMatrixKernel
{
    /// <summary>
    /// c[…, i, j] = Σₖ a[…, i, k] · b[…, k, j], plus c itself when <paramref name="accumulate"/>. All three have the same rank and
    /// batch sizes (a stride of 0 repeats), any strides, one dtype: float32, float64, int32 or int64. c overlaps neither operand.
    /// </summary>
    void Product(Tensor c, Tensor a, Tensor b, bool accumulate);
}
