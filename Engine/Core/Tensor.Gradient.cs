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
        get => requiresGrad || viewed is { requiresGrad: true } && Refresh().requiresGrad;
        set
        {
            if (value && !DType.IsFloating)
                throw new Conflict(DiagnosticId.NT6001, "RequiresGrad", ("reason", $"a tensor of {DType.Name} has no derivative."), ("fix", "Convert it first: x.To(DType.Float32).")).With("x", Type).ToException();
            if (value && IsInference)
                throw new Conflict(DiagnosticId.NT6001, "RequiresGrad", ("reason", "a tensor made in InferenceMode takes part in no derivative."), ("fix", "Clone it outside of InferenceMode.")).With("x", Type).ToException();
            if (!value && Node is not null)
                throw new Conflict(DiagnosticId.NT6003, "RequiresGrad", ("reason", "this tensor is the result of a recorded operation."), ("fix", "Use x.Detach() for one that is not.")).With("x", Type).ToException();
            requiresGrad = value;
        }
    }

    /// <summary>
    /// The accumulated gradient of a leaf (or of a tensor with a retained gradient): the same names, sizes and dtype. Once it has been
    /// read, a later pass puts another tensor in its place instead of changing it; what was never read is given back when null or another one is set.
    /// </summary>
    /// <exception cref="AutogradException">NT6003: another type than the tensor's is set.</exception>
    public Tensor? Grad
    {
        get => leaf?.Gradient;
        set
        {
            if (value is null && leaf is null) return;
            if (value is not null && !(value.Type.Equals(Type) && value.DType == DType))
                throw new Conflict(DiagnosticId.NT6003, "Grad", ("reason", "a gradient has the names, sizes and dtype of its tensor."), ("fix", "Give the gradient the tensor's type."))
                    .With("x", $"{Type} {DType.Name}").With("Grad", $"{value.Type} {value.DType.Name}").ToException();
            Accumulator().Gradient = value;
        }
    }

    /// <summary><see cref="Grad"/> for a reader that keeps nothing of it: it may still be added to in place, and given back.</summary>
    internal Tensor? BorrowedGrad => leaf?.Borrowed;

    /// <summary>No recorded operation made this tensor.</summary>
    public bool IsLeaf => Node is null;

    /// <summary>Made in InferenceMode: never part of a derivative.</summary>
    public bool IsInference { get; internal set; }

    /// <summary>The recorded operation that made this tensor, or null.</summary>
    public Node? Node => viewed is null ? node : Refresh().node;

    /// <summary>Which output of <see cref="Node"/> this tensor is.</summary>
    public int OutputIndex { get; private set; }

    /// <summary>This tensor, on which operations are recorded from now on: <c>Randn(Model[8]).WithGrad()</c>.</summary>
    /// <param name="required">False to stop recording.</param>
    /// <inheritdoc cref="RequiresGrad" path="/exception"/>
    [Signature("..r -> ..r")]
    public Tensor WithGrad(bool required = true)
    {
        RequiresGrad = required;
        return this;
    }

    /// <summary>
    /// The same elements without a history. Both share storage and version counter, so writing into one is noticed where the tape
    /// kept the other.
    /// </summary>
    [Signature("..r -> ..r")]
    public Tensor Detach() => new(Storage, DType, Type, StrideArray, Offset) { IsWeak = IsWeak, IsInference = IsInference };

    /// <summary>Where this tensor's cotangent goes; nowhere when no gradient is required.</summary>
    public Edge Origin() => Node is { } maker ? new(maker, OutputIndex) : requiresGrad ? new(Accumulator(), 0) : default;

    /// <summary>Puts this tensor on the tape as an output of <paramref name="maker"/>.</summary>
    public void MadeBy(Node maker, int output)
    {
        if (!DType.IsFloating) return;
        if (node?.Hooks is { } hooks && hooks.Retained(OutputIndex) == this)
        {
            hooks.Retained(OutputIndex) = null;
            maker.HooksForUpdate().Retained(output) = this;
        }
        (node, OutputIndex, requiresGrad) = (maker, output, true);
        if (viewed is not null) tape = viewed.tape;
    }

    internal LeafNode Accumulator()
    {
        if (leaf is { } known) return known;
        Interlocked.CompareExchange(ref leaf, new(this), null);
        return leaf;
    }
}
