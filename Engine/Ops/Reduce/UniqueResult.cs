namespace NamedTorch;

/// <summary>The different elements of a tensor.</summary>
/// <param name="Values">Each once.</param>
/// <param name="Inverse">For every element of x its place in Values, int64, of x's names and sizes.</param>
/// <param name="Counts">How often each occurs, int64, beside Values.</param>
public readonly record struct UniqueResult(Tensor Values, Tensor Inverse, Tensor Counts);
