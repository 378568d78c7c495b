using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A state dictionary does not fit a module (NT8001), or the module declares its state wrongly (NT8002).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class StateException(Conflict conflict) : TensorTypeException(conflict);
