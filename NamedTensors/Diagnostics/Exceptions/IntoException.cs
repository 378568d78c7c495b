using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>The target given as 'into' does not fit the result (NT6005).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class IntoException(Conflict conflict) : TensorTypeException(conflict);
