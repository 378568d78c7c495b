namespace NamedTorch.Gpu;

/// <summary>A fold as a kernel writes it.</summary>
/// <param name="Identity">What nothing folds to.</param>
/// <param name="Combine">Of what is folded and an element, or of two that are folded.</param>
readonly record struct FoldSteps(Func<Value> Identity, Func<Value, Value, Value> Combine);
