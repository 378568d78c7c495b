using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>What the OpenCL driver answered to a call, in words.</summary>
readonly struct OpenClAnswer(string call, int code)
{
    internal string Message => $"{call} answered {Name(code)} ({code}).";

    /// <summary>Throws, unless all is well.</summary>
    /// <exception cref="DeviceException">NT4102: it is not.</exception>
    internal void Check(Accelerator accelerator)
    {
        if (code == 0) return;
        throw new Conflict(DiagnosticId.NT4102, "Device",
            ("reason", $"{accelerator.Device} ({accelerator.Name}): {Message}"), ("fix", "Tensors of the host live on; the device may need a newer driver, or memory.")).ToException();
    }

    /// <summary>The device has no memory left.</summary>
    internal bool IsOutOfMemory => code is -4 or -5 or -6 or -61;

    static string Name(int code) => code switch
    {
        -1 => "device not found",
        -2 => "device not available",
        -4 => "no memory for a buffer",
        -5 => "out of resources",
        -6 => "out of host memory",
        -11 => "the program does not compile",
        -36 => "invalid queue",
        -38 => "invalid buffer",
        -48 => "invalid kernel",
        -51 => "invalid size of an argument",
        -52 => "not all arguments are given",
        -54 => "invalid size of a group",
        -61 => "invalid size of a buffer",
        -1001 => "no platform",
        _ => "an error",
    };
}
