namespace NamedTorch;

/// <summary>tanh x.</summary>
[Signature("x -> x")]
public sealed class Tanh : Layer
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Tanh();
}
