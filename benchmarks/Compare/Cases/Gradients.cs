namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>A forward and a backward pass.</summary>
static class Gradients
{
    /// <summary>The gradients of the sum of y, as <c>backward</c> of peer/compare.py.</summary>
    internal static Tensor[] Of(Tensor y, params Tensor[] leaves)
    {
        foreach (var leaf in leaves) leaf.Grad = null;
        y.Sum().Backward();
        return [.. leaves.Select(static leaf => leaf.Grad!)];
    }
}
