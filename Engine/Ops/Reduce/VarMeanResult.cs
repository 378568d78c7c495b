namespace NamedTorch;

/// <summary>A variance and a mean, of equal names and sizes.</summary>
/// <param name="Var">The variance.</param>
/// <param name="Mean">The mean.</param>
public readonly record struct VarMeanResult(Tensor Var, Tensor Mean);
