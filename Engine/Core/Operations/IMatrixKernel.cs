namespace NamedTorch.Core;

/// <summary>Batched matrix products.</summary>
public interface IMatrixKernel
{
    /// <summary>Whether it multiplies tensors of a dtype; what it does not take is widened to the computing dtype first.</summary>
    bool Takes(DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Int32 or DType.Int64;

    /// <summary>
    /// c[…, i, j] = Σₖ a[…, i, k] · b[…, k, j], plus c itself when <paramref name="accumulate"/>. All three have the same rank and
    /// batch sizes (a stride of 0 repeats), any strides, one dtype that it takes. Half types are summed in float32. c overlaps neither operand.
    /// </summary>
    void Product(Tensor c, Tensor a, Tensor b, bool accumulate);
}
