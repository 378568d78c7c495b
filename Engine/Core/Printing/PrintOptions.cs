namespace NamedTorch;

/// <summary>How tensors are printed; as in PyTorch.</summary>
/// <param name="Precision">Digits after the point.</param>
/// <param name="Threshold">Element count above which only the edges are shown.</param>
/// <param name="EdgeItems">Elements shown at each edge of a dim when truncated.</param>
/// <param name="LineWidth">Characters per line.</param>
/// <param name="Scientific">Always or never scientific notation; null: by magnitude.</param>
public sealed record PrintOptions(int Precision = 4, int Threshold = 1000, int EdgeItems = 3, int LineWidth = 80, bool? Scientific = null)
{
    /// <summary>What <see cref="Tensor.ToString()"/> uses.</summary>
    public static PrintOptions Current { get; set; } = new();
}
