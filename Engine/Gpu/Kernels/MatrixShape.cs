namespace NamedTorch.Gpu;

/// <summary>What a matrix product is written for.</summary>
/// <param name="Computing">The type of all three matrices.</param>
/// <param name="Accumulates">The product is added to what the result holds.</param>
/// <param name="IsDownA">Neighbours in memory are neighbours in a column of the left matrix; else in a row.</param>
/// <param name="IsDownB">The same of the right matrix.</param>
readonly record struct MatrixShape(ScalarType Computing, bool Accumulates, bool IsDownA, bool IsDownB);
