namespace NamedTorch.Ops;

/// <summary>Brings the losses of single elements to what the caller wants.</summary>
static class ElementLosses
{
    /// <summary>Throws unless the two have the same dims and sizes: a loss broadcasts nothing, except under PyTorch's rules.</summary>
    internal static void Pair(string operation, Tensor left, string leftName, Tensor right, string rightName)
    {
        if (NameRules.Current.IsStrict) Affine.Same(operation, left.Type, leftName, right.Type, rightName);
    }

    /// <summary>Their mean or sum as a 0-dim tensor, or themselves.</summary>
    internal static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.None => losses,
        Reduction.Sum => losses.Sum(),
        _ => losses.Sum() / (double)losses.ElementCount,
    };

    /// <summary>As above, the mean being a weighted one.</summary>
    internal static Tensor Reduce(Tensor losses, Reduction reduction, Tensor weights) =>
        reduction == Reduction.Mean ? losses.Sum() / weights.Sum() : Reduce(losses, reduction);
}
