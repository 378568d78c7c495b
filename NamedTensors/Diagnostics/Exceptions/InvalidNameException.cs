using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A name is no identifier (NT1011, NT5001), or there are too many (NT1012).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class InvalidNameException(Conflict conflict) : TensorTypeException(conflict);
