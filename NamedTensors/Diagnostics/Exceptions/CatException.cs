using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Tensors to concatenate or stack do not have the same dims (NT1010).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class CatException(Conflict conflict) : TensorTypeException(conflict);
