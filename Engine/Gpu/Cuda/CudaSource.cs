using System.Runtime.InteropServices;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>NVIDIA's GPUs. Kernels are rendered for them, but this build does not run them yet, and says so.</summary>
public sealed class CudaSource : DeviceSource
{
    static readonly Lazy<bool> HasDriver = new(static () => NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out _));

    /// <inheritdoc/>
    public override int Count => 0;

    /// <inheritdoc/>
    public override string Absence => HasDriver.Value ? "this build renders kernels to PTX but does not launch them yet." : "no CUDA device: NVIDIA's driver (libcuda) was not found.";

    /// <inheritdoc/>
    public override string Remedy => HasDriver.Value ? "NVIDIA's driver offers its GPUs through OpenCL too: Device.OpenCl(0)." : "Install NVIDIA's driver, or use Device.OpenCl(0) or Device.Cpu.";

    /// <inheritdoc/>
    public override Backend Open(Device device) => throw new InvalidOperationException(Absence);
}
