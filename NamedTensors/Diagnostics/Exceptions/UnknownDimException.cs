using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A tensor has no dim of that name (NT1003), or a lookup has no name (NT1017).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class UnknownDimException(Conflict conflict) : TensorTypeException(conflict);
