namespace NamedTorch;

/// <summary>In training, sets each element to 0 with a probability and scales the rest by 1/(1 − p); in evaluation, x itself.</summary>
/// <param name="probability">p, 0 ≤ p &lt; 1.</param>
/// <param name="generator">Draws the mask; null: the default one.</param>
[Signature("x -> x")]
public sealed class Dropout(double probability, Generator? generator = null) : Layer
{
    readonly double probability = probability;
    readonly Generator? generator = generator;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x) => x.Dropout(probability, IsTraining, generator);
}
