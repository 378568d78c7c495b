using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck;

/// <summary>The device that is checked, and where the findings go.</summary>
sealed class Subject
{
    internal Subject(Device device, Report report, bool isSample)
    {
        (Device, Report, IsSample) = (device, report, isSample);
        Backend = device.Backend as GpuBackend ?? throw new ArgumentException($"{device} is what devices are held against: name a GPU.");
    }

    internal Device Device { get; }

    internal GpuBackend Backend { get; }

    internal Accelerator Accelerator => Backend.Accelerator;

    internal Report Report { get; }

    /// <summary>Only a small part of everything is wanted.</summary>
    internal bool IsSample { get; }

    /// <summary>The first accelerator of this machine: CUDA's before OpenCL's.</summary>
    /// <exception cref="DeviceException">NT4102: there is none.</exception>
    internal static Device First() => Device.Available.Where(static d => d.Kind != DeviceKind.Cpu).OrderBy(static d => d.Kind).FirstOrDefault() ?? Device.OpenCl();
}
