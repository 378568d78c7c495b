using NamedTorch.Core;

namespace NamedTorch;

/// <summary>Where a tensor's elements live and its operations run.</summary>
public sealed class Device
{
    Backend? backend;

    internal Device(DeviceKind kind, int index, Backend? backend = null) => (Kind, Index, this.backend) = (kind, index, backend);

    /// <summary>The host.</summary>
    public static Device Cpu { get; } = new(DeviceKind.Cpu, 0);

    /// <summary>The kind of device.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Which one of its kind, from 0.</summary>
    public int Index { get; }

    /// <summary>What runs operations on this device.</summary>
    public Backend Backend => backend ?? Composed();

    /// <summary>The devices of this machine, the host first.</summary>
    public static IReadOnlyList<Device> Available => DeviceSources.All();

    /// <summary>A device reached through OpenCL: GPUs first, then processors; the same object for the same index.</summary>
    /// <exception cref="DeviceException">NT4102: there is no driver, or no device of this index; the message says which.</exception>
    public static Device OpenCl(int index = 0) => DeviceSources.Get(DeviceKind.OpenCl, index);

    /// <summary>An NVIDIA GPU.</summary>
    /// <exception cref="DeviceException">NT4102: there is no driver, or no device of this index; the message says which.</exception>
    public static Device Cuda(int index = 0) => DeviceSources.Get(DeviceKind.Cuda, index);

    /// <summary>Parses "cpu", "opencl", "cuda:1".</summary>
    /// <exception cref="DeviceException">NT4102: no such device here.</exception>
    public static Device Parse(string name) => DeviceSources.Parse(name);

    /// <summary>Names the backend of the host: called once, by the composition root.</summary>
    public void Register(Backend implementation) => backend = implementation;

    /// <summary>Uninitialised bytes on this device.</summary>
    public Storage Allocate(long bytes) => Kind == DeviceKind.Cpu ? Storage.Allocate(bytes) : Backend.Allocate(bytes);

    /// <inheritdoc/>
    public override string ToString() => Kind == DeviceKind.Cpu ? "cpu" : $"{Kind.ToString().ToLowerInvariant()}:{Index}";

    Backend Composed()
    {
        Composition.Ensure();
        return backend ?? throw new InvalidOperationException($"The composition root named no backend for {this}.");
    }
}
