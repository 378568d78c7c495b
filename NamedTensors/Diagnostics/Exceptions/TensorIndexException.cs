using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>An index is out of range (NT2006).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class TensorIndexException(Conflict conflict) : TensorTypeException(conflict);
