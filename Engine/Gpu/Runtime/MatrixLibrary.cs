namespace NamedTorch.Gpu;

/// <summary>Matrix products by a library of the device's maker, where one is installed.</summary>
abstract class MatrixLibrary
{
    /// <summary>What it is, and its version.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether it may be used: off, every product is by our kernel.</summary>
    internal bool IsOn { get; set; } = true;

    /// <summary>
    /// Queues c = a · b, or c += a · b, or c = a · b + addend, if the library has it for these layouts and was faster than our kernel when the two were measured, once for
    /// each shape; false: nothing was queued.
    /// </summary>
    /// <param name="c">[batch…, rows, columns].</param>
    /// <param name="a">[batch…, rows, inner], of the dtype of <paramref name="b"/>.</param>
    /// <param name="b">[batch…, inner, columns].</param>
    /// <param name="accumulate">The product is added to what c holds.</param>
    /// <param name="isRough">Operands of float32 may be rounded to TensorFloat-32.</param>
    /// <param name="addend">Of c's sizes, any strides; or null. With it nothing is accumulated.</param>
    /// <param name="ours">Queues the same by our kernel.</param>
    internal abstract bool TryProduct(Tensor c, Tensor a, Tensor b, bool accumulate, bool isRough, Tensor? addend, Action ours);
}
