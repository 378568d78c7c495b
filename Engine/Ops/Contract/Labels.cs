namespace NamedTorch.Ops;

/// <summary>
/// Which dims of two operands and of their product are one: those with the same label. A label of both operands that the product
/// lacks is contracted, one that all three have is a batch. Within one tensor labels are distinct.
/// </summary>
/// <param name="X">The left operand's labels, dim by dim.</param>
/// <param name="Y">The right operand's.</param>
/// <param name="Z">The product's; each is in X or Y.</param>
readonly record struct Labels(int[] X, int[] Y, int[] Z)
{
    /// <summary>The label of a size-1 dim that takes no part: it was stretched, or only fills a place.</summary>
    internal const int None = -1;

    /// <summary>The labels of the left operand's gradient: cotangent · right operand.</summary>
    internal Labels OfLeftGradient => new(Z, Y, X);

    /// <summary>The labels of the right operand's gradient: left operand · cotangent.</summary>
    internal Labels OfRightGradient => new(X, Z, Y);

    /// <summary>The labels of an operand's batch dims, which end before <paramref name="end"/>: lined up from the right with those of the product, None where one would stretch.</summary>
    internal static int[] Batch(TensorType operand, int end, TensorType product, int productEnd, int[] labels)
    {
        for (int d = 0; d < end; d++)
        {
            int at = productEnd - end + d;
            labels[d] = operand.SizeArray[d] == product.SizeArray[at] ? at : None;
        }
        return labels;
    }
}
