using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Aligning would drop a dim or meets an unnamed one (NT1006).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class AlignException(Conflict conflict) : TensorTypeException(conflict);
