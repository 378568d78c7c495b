namespace NamedTorch.Core;

/// <summary>The end of the road: a tensor of the user's whose gradient is accumulated.</summary>
public sealed class LeafNode(Tensor leaf) : Node
{
    /// <summary>The tensor.</summary>
    public Tensor Leaf { get; } = leaf;
    /// <inheritdoc/>
    public override string Operation => "leaf";
    /// <inheritdoc/>
    public override ReadOnlySpan<Edge> Edges => [];
    /// <inheritdoc/>
    public override TensorType OutputType(int i) => Leaf.Type;
    /// <inheritdoc/>
    public override DType OutputDType(int i) => Leaf.DType;
    /// <inheritdoc/>
    public override void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients) { }
}
