using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Running sums of float32, added up in float64.</summary>
public interface IRunningSumKernel
{
    /// <summary>y[o, i, k] = Σ x[o, j, k] over j ≤ i, or over j ≥ i; both are dense [outer, length, inner].</summary>
    void Run(Tensor y, Tensor x, bool reversed);
}
