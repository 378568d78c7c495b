using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Two different names meet at one position (NT1001).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class NameMismatchException(Conflict conflict) : TensorTypeException(conflict);
