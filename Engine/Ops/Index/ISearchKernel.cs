using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Binary search in sorted rows.</summary>
public interface ISearchKernel
{
    /// <summary>
    /// places[i, j] = how many elements of row i are less than values[i, j], or not greater where <paramref name="right"/>. NaN is
    /// greater than every number. All row-major; sorted and values of one dtype, float64 or int64; places int64. One row of sorted
    /// elements serves any number of rows of values.
    /// </summary>
    void Search(Tensor places, Tensor sorted, Tensor values, bool right);
}
