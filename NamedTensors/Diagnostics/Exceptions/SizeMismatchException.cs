using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>One dim has two sizes (NT2001), or a named dim of size 1 would stretch (NT2002).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class SizeMismatchException(Conflict conflict) : TensorTypeException(conflict);
