namespace NamedTorch.Core;

/// <summary>One recorded operation: the edges to what its inputs were made by, and how cotangents travel back.</summary>
public abstract class Node
{
    /// <summary>The backward pass that is counting on this node keeps its notes here: no look-up per node. One pass at a time; others keep a table.</summary>
    internal object? Visit;

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

    /// <summary>The user's line that recorded this, kept in anomaly mode.</summary>
    public string? Line { get; internal set; }

    /// <summary>The node runs code of the user's, who may keep what it is given and return what is kept elsewhere.</summary>
    public virtual bool RunsUserCode => false;

    /// <summary>What runs on the cotangents before they travel on, or null.</summary>
    internal HookTable? Hooks { get; private set; }

    /// <summary>Whether anything wants the gradient of input <paramref name="i"/>.</summary>
    public bool Needs(int i) => Edges[i].Node is not null;

    /// <summary>Fills <paramref name="gradients"/>, one per input, from the cotangents of the outputs.</summary>
    /// <param name="cotangents">Null where nothing depends on an output; at least one is not.</param>
    /// <param name="gradients">Null where there is none.</param>
    /// <param name="wanted">Which inputs' gradients this pass asks for; empty: of all that <see cref="Needs"/>.</param>
    public abstract void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients, ReadOnlySpan<bool> wanted);

    /// <summary>Lets go of what was kept; a second backward pass then says so.</summary>
    public virtual void Release() { }

    internal HookTable HooksForUpdate()
    {
        lock (this) return Hooks ??= new(OutputCount);
    }

    internal virtual Tensor SavedInput(int i) => throw new InvalidOperationException();

    internal virtual Tensor SavedOutput(int i) => throw new InvalidOperationException();

    internal virtual TensorType InputType(int i) => throw new InvalidOperationException();

    internal virtual DType InputDType(int i) => throw new InvalidOperationException();
}
