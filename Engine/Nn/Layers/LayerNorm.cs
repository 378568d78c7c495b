using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>y = (x − mean) / √(var + ε) · weight + bias, mean and variance over the named dims.</summary>
/// <remarks>weight, bias: (over…), 1 and 0 at first. Ba, Kiros, Hinton: Layer Normalization, 2016.</remarks>
/// <param name="over">The dims that are normalised, with sizes: <c>Model[128]</c>.</param>
/// <param name="bias">Adds a bias.</param>
/// <param name="epsilon">ε.</param>
[Signature("x -> need(x, over)")]
public sealed class LayerNorm(Axes over, bool bias = true, double epsilon = 1e-5) : Layer
{
    readonly DimRef[] dims = over.Dims;
    readonly double epsilon = epsilon;
    readonly Tensor weight = Init.Constant(over, 1);
    readonly Tensor? bias = bias ? Init.Constant(over, 0) : null;

    /// <summary>(over…).</summary>
    public Tensor Weight => weight;

    /// <summary>(over…), or null.</summary>
    public Tensor? Bias => bias;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.LayerNorm(dims, weight, bias, epsilon);
}
