using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>Operands must be there and share a device; what has no dims may stay on the host, as C# scalars do.</summary>
static class Devices
{
    internal static void Check(string operation, Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (ReferenceEquals(x.Device, y.Device) || IsAnywhere(x) || IsAnywhere(y)) return;
        throw new Conflict(DiagnosticId.NT4102, operation, ("left_device", x.Device), ("right_device", y.Device), ("left", "left"), ("right", "right")).With("left", x.Type).With("right", y.Type).ToException();
    }

    /// <summary>Where operands that passed the check are computed.</summary>
    internal static Device Of(ReadOnlySpan<Tensor> operands)
    {
        foreach (var x in operands)
            if (x.Device.Kind != DeviceKind.Cpu) return x.Device;
        return Device.Cpu;
    }

    static bool IsAnywhere(Tensor x) => x.Rank == 0 && x.Device.Kind == DeviceKind.Cpu;
}
