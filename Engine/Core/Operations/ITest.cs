using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>A pointwise question about one tensor; the answer is bool and has no derivative.</summary>
public interface ITest : IOperation
{
    /// <summary>The mask of elements for which it holds.</summary>
    V Holds<V>(V x) where V : IReal<V>;
}
