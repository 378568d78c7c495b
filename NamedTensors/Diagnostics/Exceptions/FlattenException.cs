using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Dims to flatten are not adjacent, or an unflatten has no dims (NT1009).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class FlattenException(Conflict conflict) : TensorTypeException(conflict);
