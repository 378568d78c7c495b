namespace NamedTorch.Ops;

/// <summary>Products that something is added to on the way out; devices without it write the addend first and accumulate.</summary>
public interface IAddedProductKernel
{
    /// <summary>
    /// c[…, i, j] = Σₖ a[…, i, k] · b[…, k, j] + addend[…, i, j], as <see cref="Core.IMatrixKernel.Product"/>; the addend has c's shape, any strides (0 repeats) and any floating dtype
    /// or c's.
    /// </summary>
    void Product(Tensor c, Tensor a, Tensor b, Tensor addend);
}
