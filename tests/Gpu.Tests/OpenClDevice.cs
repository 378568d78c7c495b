using NamedTorch.Gpu;

namespace NamedTorch.Tests;

/// <summary>The device that the tests run on, if there is one.</summary>
static class OpenClDevice
{
    /// <summary>Why tests on a device are skipped, or null.</summary>
    internal static string? Absence { get; } = new OpenClSource() is { Count: 0 } none ? $"No OpenCL device: {none.Absence} {none.Remedy}" : null;

    internal static Device Device => NamedTorch.Device.OpenCl();
}
