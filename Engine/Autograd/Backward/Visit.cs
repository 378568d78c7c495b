using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>What a pass knows of a node: how many cotangents are still to come, and the sum of those that came.</summary>
sealed class Visit(BackwardPass pass, Node node, Visit? next)
{
    internal readonly BackwardPass Pass = pass;
    internal readonly Node Node = node;

    /// <summary>The visit that was opened before this one: the list of all for the clean-up.</summary>
    internal readonly Visit? Next = next;

    /// <summary>Edges into the node whose cotangents have not arrived.</summary>
    internal int Missing;

    /// <summary>Something that the pass was asked for depends on this node.</summary>
    internal bool IsWanted = true;

    /// <summary>Where a requested gradient comes out here, or null.</summary>
    internal int[]? Captured;

    /// <summary>The sum of the cotangents of output 0.</summary>
    internal Tensor? First;

    /// <summary>The sums for all outputs, where there are several.</summary>
    internal readonly Tensor?[]? All = node.OutputCount == 1 ? null : new Tensor?[node.OutputCount];

    internal ref Tensor? Slot(int output)
    {
        if (All is null) return ref First;
        return ref All[output];
    }

    internal Span<Tensor?> Slots => All is null ? new Span<Tensor?>(ref First) : All;
}
