using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>Operands must be there and share a device; a C# scalar has none.</summary>
static class Devices
{
    internal static void Check(string operation, Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (ReferenceEquals(x.Device, y.Device) || x.IsWeak || y.IsWeak) return;
        throw new Conflict(DiagnosticId.NT4102, operation, ("left_device", x.Device), ("right_device", y.Device), ("left", "left"), ("right", "right")).With("left", x.Type).With("right", y.Type).ToException();
    }
}
