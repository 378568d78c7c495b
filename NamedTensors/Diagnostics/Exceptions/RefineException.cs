using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Refining would rename, forget or meet another rank (NT1005).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class RefineException(Conflict conflict) : TensorTypeException(conflict);
