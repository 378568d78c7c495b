using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>The number of names is not the number of dims (NT1015), or '..' occurs twice (NT1016).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class NameCountException(Conflict conflict) : TensorTypeException(conflict);
