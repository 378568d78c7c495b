namespace NamedTorch.Core;

/// <summary>The end of the road: a tensor of the user's whose gradient is accumulated.</summary>
public sealed class LeafNode(Tensor leaf) : Node
{
    Tensor? gradient;
    bool isShared;
    Action<Tensor>[] afterwards = [];

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
    public override void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients, ReadOnlySpan<bool> wanted) { }

    /// <summary>The sum so far, as the user sees it; once seen, its elements are never added to in place.</summary>
    internal Tensor? Gradient
    {
        get
        {
            lock (this)
            {
                isShared = true;
                return gradient;
            }
        }
        set
        {
            lock (this)
            {
                // A sum that nobody has seen is the leaf's own: its bytes serve the next pass while they are warm.
                if (gradient is { } own && !isShared && own.Storage.Memory is null) own.Storage.Release();
                (gradient, isShared) = (value, true);
            }
        }
    }

    /// <summary>The sum so far, for readers that are done with it when they return; it does not count as seen.</summary>
    internal Tensor? Borrowed
    {
        get
        {
            lock (this) return gradient;
        }
    }

    /// <summary>What runs after the sum has been stored.</summary>
    internal ReadOnlySpan<Action<Tensor>> Afterwards => Volatile.Read(ref afterwards);

    /// <summary>Replaces the sum while no other thread does; <paramref name="add"/> learns whether it may write into the old one.</summary>
    internal void Accumulate<TState>(TState state, Func<TState, Tensor?, bool, Tensor> add)
    {
        lock (this)
        {
            var sum = add(state, gradient, !isShared);
            if (!ReferenceEquals(sum, gradient)) (gradient, isShared) = (sum, false);
        }
    }

    internal void AddAfterwards(Action<Tensor> action)
    {
        lock (this) afterwards = [.. afterwards, action];
    }

    internal void RemoveAfterwards(Action<Tensor> action)
    {
        lock (this) afterwards = [.. afterwards.Where(a => a != action)];
    }
}
