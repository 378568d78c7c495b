namespace NamedTorch;

/// <summary>1 / (1 + e⁻ˣ).</summary>
[Signature("x -> x")]
public sealed class Sigmoid : Layer
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Sigmoid();
}
