namespace NamedTorch;

/// <summary>A smallest and a largest element, of equal names and sizes.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
public readonly record struct AminmaxResult(Tensor Min, Tensor Max);
