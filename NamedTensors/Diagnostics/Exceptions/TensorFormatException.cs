using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A file cannot be read or written (NT7001 to NT7006).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class TensorFormatException(Conflict conflict) : TensorTypeException(conflict);
