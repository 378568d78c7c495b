using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A name would occur twice in one tensor (NT1004), or a dim is listed twice (NT1014).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class DuplicateNamesException(Conflict conflict) : TensorTypeException(conflict);
