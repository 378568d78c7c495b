using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A derivative does not exist or the tape is misused (NT6001 to NT6004).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class AutogradException(Conflict conflict) : TensorTypeException(conflict);
