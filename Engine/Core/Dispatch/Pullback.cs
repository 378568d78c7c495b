namespace NamedTorch.Core;

/// <summary>One step of the backward pass, as the operation sees it.</summary>
public readonly ref struct Pullback
{
    readonly Node node;
    readonly ReadOnlySpan<Tensor?> cotangents;
    readonly Span<Tensor?> gradients;
    readonly ReadOnlySpan<bool> wanted;

    internal Pullback(Node node, ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients, ReadOnlySpan<bool> wanted)
    {
        this.node = node;
        this.cotangents = cotangents;
        this.gradients = gradients;
        this.wanted = wanted;
    }

    /// <summary>The cotangent of the only output: the output's exact type.</summary>
    public Tensor Cotangent => cotangents[0]!;

    /// <summary>Number of inputs.</summary>
    public int Count => gradients.Length;

    /// <summary>The cotangent of output <paramref name="i"/>, null when nothing depends on it.</summary>
    public Tensor? CotangentOf(int i) => cotangents[i];

    /// <summary>Whether the gradient of input <paramref name="i"/> is asked for.</summary>
    public bool Needs(int i) => wanted.IsEmpty ? node.Needs(i) : wanted[i];

    /// <summary>A kept input.</summary>
    /// <exception cref="AutogradException">NT6002: it was written since; NT6003: the graph was freed.</exception>
    public Tensor Input(int i) => node.SavedInput(i);

    /// <summary>A kept output.</summary>
    /// <exception cref="AutogradException">NT6002: it was written since; NT6003: the graph was freed.</exception>
    public Tensor Output(int i = 0) => node.SavedOutput(i);

    /// <summary>
    /// Where a gradient of the cotangent's sizes may be written: over the cotangent where nobody else reads that any more, else fresh. For
    /// kernels that write an element after all that they read of the cotangent there; the cotangent is not to be read afterwards.
    /// </summary>
    public Tensor Successor(TensorType type)
    {
        var g = Cotangent;
        if (!IsLast(g) || !g.Type.SameSizes(type)) return Tensor.Allocate(type, g.DType, g.Device);
        return ReferenceEquals(g.Type, type) ? g : g.View(type);
    }

    // The pass lends a buffer of its own to each cotangent that waits in it: this one alone.
    static bool IsLast(Tensor g) => g.Storage is { Nursery: { } nursery, Borrowers: 1 } && nursery == Nursery.Current && g.IsContiguous && g.Device == Device.Cpu;

    /// <summary>Names and sizes of input <paramref name="i"/>, kept or not.</summary>
    public TensorType TypeOf(int i) => node.InputType(i);

    /// <summary>Element type of input <paramref name="i"/>.</summary>
    public DType DTypeOf(int i) => node.InputDType(i);

    /// <summary>Sets the gradient of input <paramref name="i"/>.</summary>
    public Tensor this[int i] { set => gradients[i] = value; }
}
