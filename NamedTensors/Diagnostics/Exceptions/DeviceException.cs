using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Operands are on different devices, or the device is not available (NT4102).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class DeviceException(Conflict conflict) : TensorTypeException(conflict);
