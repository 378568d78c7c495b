namespace NamedTorch.Core;

/// <summary>A recorded call of an operation.</summary>
/// <typeparam name="TOp">The operation; its name is the name in messages.</typeparam>
sealed class Recorded<TOp> : RecordedNode where TOp : struct, IDifferentiable
{
    readonly TOp op;

    internal Recorded(in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs, bool isInPlace, Keeper? keeper)
    {
        this.op = op;
        Note(op.Saves, inputs, outputs, isInPlace, keeper);
    }

    public override string Operation => ((op as IWrapper)?.Wrapped ?? typeof(TOp)).Name;

    public override void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients, ReadOnlySpan<bool> wanted) =>
        op.Pull(new(this, cotangents, gradients, wanted));
}
