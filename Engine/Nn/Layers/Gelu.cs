namespace NamedTorch;

/// <summary>x·Φ(x).</summary>
[Signature("x -> x")]
public sealed class Gelu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Gelu();
}
