namespace NamedTorch;

/// <summary>A standard deviation and a mean, of equal names and sizes.</summary>
/// <param name="Std">The standard deviation.</param>
/// <param name="Mean">The mean.</param>
public readonly record struct StdMeanResult(Tensor Std, Tensor Mean);
