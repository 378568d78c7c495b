using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>NVIDIA's GPUs of compute capability 8.0 and later, through their driver. Nothing else needs to be installed.</summary>
public sealed class CudaSource : DeviceSource
{
    readonly Lazy<CudaDevices> devices;

    /// <summary>The GPUs of this machine.</summary>
    public CudaSource() => devices = new(static () => CudaDevices.OfThisMachine(KernelCache.Default));

    /// <summary>The GPUs of another driver: a double's.</summary>
    internal CudaSource(Func<string, nint> export, KernelCache? cache = null, Func<CublasLt?>? library = null) =>
        devices = new(() => new(export, cache ?? KernelCache.Off, library ?? (static () => null)));

    /// <inheritdoc/>
    public override int Count => devices.Value.Count;

    /// <inheritdoc/>
    public override string Absence => devices.Value.Absence;

    /// <inheritdoc/>
    public override string Remedy => devices.Value.Remedy;

    /// <inheritdoc/>
    public override Backend Open(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new GpuBackend(devices.Value.Open(device));
    }
}
