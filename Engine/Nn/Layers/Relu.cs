namespace NamedTorch;

/// <summary>max(x, 0).</summary>
[Signature("x -> x")]
public sealed class Relu : Layer
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Relu();
}
