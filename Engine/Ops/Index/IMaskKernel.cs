using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Where a mask holds.</summary>
public interface IMaskKernel
{
    /// <summary>How many elements of a row-major bool tensor hold.</summary>
    long Count(Tensor mask);

    /// <summary>The coordinates of the elements that hold, in row-major order.</summary>
    /// <param name="mask">bool, row-major.</param>
    /// <param name="coordinates">int64, row-major, one row per dim of the mask, of exactly <see cref="Count"/> elements.</param>
    void Find(Tensor mask, Tensor coordinates);
}
