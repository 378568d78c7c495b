using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Two dims of different names would be contracted (NT1007).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class ContractionException(Conflict conflict) : TensorTypeException(conflict);
