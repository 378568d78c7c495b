using NamedTorch.Core;

namespace NamedTorch;

/// <summary>Where a tensor's elements live and its operations run.</summary>
public sealed class Device
{
    [ThreadStatic] static Device? chosen;

    Backend? backend;

    internal Device(DeviceKind kind, int index, Backend? backend = null) => (Kind, Index, this.backend) = (kind, index, backend);

    /// <summary>The host.</summary>
    public static Device Cpu { get; } = new(DeviceKind.Cpu, 0);

    /// <summary>Where the calling thread's factories make tensors when they are given no device: the host, or what <see cref="Use"/> chose.</summary>
    public static Device Default => chosen ?? Cpu;

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

    /// <summary>
    /// Factories with a <c>device:</c> parameter make their tensors here until the scope ends, where they are given none; on this thread. Operations are where
    /// their operands are, as ever; what is computed or wrapped on the host (<c>Arange</c>, <c>Eye</c>, <c>Tensor.From</c>) stays there.
    /// </summary>
    public Scope Use()
    {
        var before = chosen;
        chosen = this;
        return new(before);
    }

    /// <summary>Uninitialised bytes on this device.</summary>
    public Storage Allocate(long bytes) => Kind == DeviceKind.Cpu ? Storage.Allocate(bytes) : Backend.Allocate(bytes);

    /// <inheritdoc/>
    public override string ToString() => Kind == DeviceKind.Cpu ? "cpu" : $"{Kind.ToString().ToLowerInvariant()}:{Index}";

    Backend Composed()
    {
        Composition.Ensure();
        return backend ?? throw new InvalidOperationException($"The composition root named no backend for {this}.");
    }

    /// <summary>Ends the choice of a device; belongs to the thread that made it, so it cannot cross an await.</summary>
    public readonly ref struct Scope : IDisposable
    {
        readonly Device? before;

        internal Scope(Device? before) => this.before = before;

        /// <summary>Back to the device from before.</summary>
        public void Dispose() => chosen = before;
    }
}
