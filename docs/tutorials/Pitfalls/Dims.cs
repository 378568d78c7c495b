using NamedTorch;

namespace Pitfalls;

/// <summary>The dims of the three stories.</summary>
static class Dims
{
    /// <summary>Independent examples.</summary>
    public static readonly Dim Batch = new();

    /// <summary>What a model answers with.</summary>
    public static readonly Dim Out = new();

    /// <summary>Images: colours, rows, columns.</summary>
    public static readonly Dim Channel = new(), Height = new(), Width = new();

    /// <summary>A position as the one who asks, and as the one who is looked at.</summary>
    public static readonly Dim Query = new(), Key = new();

    /// <summary>What a position is described by.</summary>
    public static readonly Dim Model = new();
}
