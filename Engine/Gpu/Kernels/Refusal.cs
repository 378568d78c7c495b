using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>What a device cannot do, said before anything is queued.</summary>
static class Refusal
{
    internal static Exception NotHere(string operation, Device device, string reason) => new Conflict(DiagnosticId.NT4102, operation,
        ("reason", $"{operation} is not there yet on {device}: {reason}"), ("fix", "Move the operands to the host for this operation: x.To(Device.Cpu).")).ToException();

    /// <summary>Every tensor of a launch is on the device, or is a number of the host.</summary>
    internal static void CheckDevices(string operation, Device device, Tensor result, params ReadOnlySpan<Tensor> operands)
    {
        if (!ReferenceEquals(result.Device, device)) throw Elsewhere(operation, device, result);
        foreach (var x in operands)
            if (!ReferenceEquals(x.Device, device) && !HostNumber.Is(x)) throw Elsewhere(operation, device, x);
    }

    /// <summary>Says so where a kernel needs double precision and the device has none.</summary>
    internal static void CheckDouble(Kernel kernel, Accelerator accelerator)
    {
        if (!accelerator.HasDouble && kernel.NeedsDouble) throw NotHere(kernel.Name, accelerator.Device, $"{accelerator.Name} has no double precision. Float32 may work: x.To(DType.Float32).");
    }

    /// <summary>Says so where a kernel needs matrix units and the device has none: a mistake in the choice of kernels.</summary>
    internal static void CheckMatrixUnits(Kernel kernel, Accelerator accelerator)
    {
        if (!accelerator.HasMatrixUnits && kernel.NeedsMatrixUnits) throw NotHere(kernel.Name, accelerator.Device, $"{accelerator.Name} has no matrix units.");
    }

    static Exception Elsewhere(string operation, Device device, Tensor x) => new Conflict(DiagnosticId.NT4102, operation,
        ("left_device", device), ("right_device", x.Device), ("left", "one operand"), ("right", "another")).With("x", x.Type).ToException();
}
