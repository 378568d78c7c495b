using NamedTorch;

namespace Shakespeare;

/// <summary>The vocabulary of this program: what a position of a tensor can mean.</summary>
[NamedDims]
public static class Dims
{
    /// <summary>Independent windows of text.</summary>
    public static readonly Dim Batch = new();
    /// <summary>A position, as the one who asks.</summary>
    public static readonly Dim Query = new();
    /// <summary>A position, as the one who is looked at.</summary>
    public static readonly Dim Key = new();
    /// <summary>The width of the residual stream.</summary>
    public static readonly Dim Model = new();
    /// <summary>Attention heads, and the width of one.</summary>
    public static readonly Dim Heads = new(), HeadDim = new();
    /// <summary>The inner width of the feed-forward part.</summary>
    public static readonly Dim Hidden = new();
    /// <summary>The characters that can come next.</summary>
    public static readonly Dim Vocab = new();
    /// <summary>Places in the window, for the table of positions.</summary>
    public static readonly Dim Place = new();
}
