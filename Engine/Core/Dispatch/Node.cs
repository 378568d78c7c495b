namespace NamedTorch.Core;

/// <summary>One recorded operation: the edges to what its inputs were made by, and how cotangents travel back.</summary>
public abstract class Node
{
    static long last;

    /// <summary>Grows with every recording: a node is newer than all it depends on.</summary>
    public long Order { get; } = Interlocked.Increment(ref last);

    /// <summary>The operation's name, for messages.</summary>
    public abstract string Operation { get; }

    /// <summary>Where each input's cotangent goes; a default edge where none is wanted.</summary>
    public abstract ReadOnlySpan<Edge> Edges { get; }

    /// <summary>Number of outputs.</summary>
    public virtual int OutputCount => 1;

    /// <summary>Names and sizes of output <paramref name="i"/>: the exact type of its cotangent.</summary>
    public abstract TensorType OutputType(int i);

    /// <summary>Element type of output <paramref name="i"/>.</summary>
    public abstract DType OutputDType(int i);

    /// <summary>The stack where the operation ran, kept in anomaly mode.</summary>
    public string? Trace { get; set; }

    /// <summary>Run on the cotangents before they travel on; each may return another tensor of the same type.</summary>
    public List<Func<Tensor, Tensor?>>?[]? Hooks { get; set; }

    /// <summary>Whether anything wants the gradient of input <paramref name="i"/>.</summary>
    public bool Needs(int i) => Edges[i].Node is not null;

    /// <summary>Fills <paramref name="gradients"/>, one per input, from the cotangents of the outputs.</summary>
    public abstract void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients);

    /// <summary>Lets go of what was kept; a second backward pass then says so.</summary>
    public virtual void Release() { }

    internal virtual Tensor SavedInput(int i) => throw new InvalidOperationException();

    internal virtual Tensor SavedOutput(int i) => throw new InvalidOperationException();

    internal virtual TensorType InputType(int i) => throw new InvalidOperationException();

    internal virtual DType InputDType(int i) => throw new InvalidOperationException();
}
