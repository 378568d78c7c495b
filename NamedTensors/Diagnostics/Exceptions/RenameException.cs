using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>The dim to rename does not exist, or the new name is taken (NT1008).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class RenameException(Conflict conflict) : TensorTypeException(conflict);
