namespace NamedTorch;

/// <summary>x·σ(x).</summary>
[Signature("x -> x")]
public sealed class Silu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Silu();
}
