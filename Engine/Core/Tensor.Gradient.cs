using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

public sealed partial class Tensor
{
    Node? node;
    LeafNode? leaf;
    bool requiresGrad;

    /// <summary>
    /// Whether operations on this tensor are recorded. Set on a leaf (a tensor that no recorded operation made) of floats.
    /// </summary>
    /// <exception cref="AutogradException">NT6001: integers have no derivative; NT6003: not a leaf.</exception>
    public bool RequiresGrad
    {
        get => requiresGrad;
        set
        {
            if (value && !DType.IsFloating)
                throw new Conflict(DiagnosticId.NT6001, "RequiresGrad", ("reason", $"a tensor of {DType.Name} has no derivative."), ("fix", "Convert it first: x.To(DType.Float32).")).ToException();
            if (!value && node is not null)
                throw new Conflict(DiagnosticId.NT6003, "RequiresGrad", ("reason", "this tensor is the result of a recorded operation."), ("fix", "Use x.Detach() for one that is not.")).ToException();
            requiresGrad = value;
        }
    }

    /// <summary>The accumulated gradient of a leaf (or of a tensor with a retained gradient): the same names, sizes and dtype.</summary>
    public Tensor? Grad { get; set; }

    /// <summary>No recorded operation made this tensor.</summary>
    public bool IsLeaf => node is null;

    /// <summary>The recorded operation that made this tensor, or null.</summary>
    public Node? Node => node;

    /// <summary>Which output of <see cref="Node"/> this tensor is.</summary>
    public int OutputIndex { get; private set; }

    /// <summary>Where this tensor's cotangent goes; nowhere when no gradient is required.</summary>
    public Edge Origin() => node is not null ? new(node, OutputIndex) : requiresGrad ? new(Leaf(), 0) : default;

    /// <summary>Puts this tensor on the tape as an output of <paramref name="maker"/>.</summary>
    public void MadeBy(Node maker, int output)
    {
        if (!DType.IsFloating) return;
        (node, OutputIndex, requiresGrad) = (maker, output, true);
    }

    LeafNode Leaf()
    {
        if (leaf is { } known) return known;
        Interlocked.CompareExchange(ref leaf, new(this), null);
        return leaf;
    }
}
