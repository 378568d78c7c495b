namespace NamedTorch;

/// <summary>What attention gives.</summary>
/// <param name="Output">The weighted means of the values.</param>
/// <param name="Weights">How much of each key's value goes to each query: they sum to 1 over the keys.</param>
public readonly record struct AttentionResult(Tensor Output, Tensor Weights);
