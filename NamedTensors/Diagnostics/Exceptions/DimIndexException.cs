using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A dim's position is out of range (NT1013).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class DimIndexException(Conflict conflict) : TensorTypeException(conflict);
