using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A dtype is not supported (NT4101) or a value does not fit it (NT4103).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class DTypeException(Conflict conflict) : TensorTypeException(conflict);
