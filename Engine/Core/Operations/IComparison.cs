using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise question about two tensors, compared in their joint type; the answer is bool and has no derivative.</summary>
public interface IComparison : IOperation
{
    /// <summary>The mask of elements for which it holds.</summary>
    V Holds<V>(V x, V y) where V : IOrdered<V>;
}
