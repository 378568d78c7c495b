namespace NamedTorch;

/// <summary>Chosen elements, and where along the dim they were.</summary>
/// <param name="Values">The elements; gradients go back to where they were.</param>
/// <param name="Indices">Their places along the dim, int64, of the same names and sizes.</param>
public readonly record struct ValuesWithIndices(Tensor Values, Tensor Indices);
