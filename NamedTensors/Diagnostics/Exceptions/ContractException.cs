using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A contract is broken (NT3001 to NT3003) or cannot be read (NT3004).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class ContractException(Conflict conflict) : TensorTypeException(conflict);
