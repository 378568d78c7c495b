using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Where a tensor's elements live and its operations run.</summary>
public sealed class Device
{
    Backend? backend;

    Device(DeviceKind kind, int index) => (Kind, Index) = (kind, index);

    /// <summary>The host.</summary>
    public static Device Cpu { get; } = new(DeviceKind.Cpu, 0);

    /// <summary>The kind of device.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Which one of its kind, from 0.</summary>
    public int Index { get; }

    /// <summary>What runs operations on this device.</summary>
    public Backend Backend => backend ?? Composed();

    /// <summary>Names the backend of a device: called once, by the composition root.</summary>
    public void Register(Backend implementation) => backend = implementation;

    /// <summary>Parses "cpu".</summary>
    /// <exception cref="DeviceException">NT4102: no such device here.</exception>
    public static Device Parse(string name) => name is "cpu" or "cpu:0" ? Cpu : throw Absent(name);

    /// <inheritdoc/>
    public override string ToString() => Kind == DeviceKind.Cpu ? "cpu" : $"{Kind.ToString().ToLowerInvariant()}:{Index}";

    Backend Composed()
    {
        Composition.Ensure();
        return backend ?? throw Absent(ToString());
    }

    static Exception Absent(string name) =>
        new Conflict(DiagnosticId.NT4102, "Device", ("reason", $"there is no device '{name}' here."), ("fix", "Available: cpu.")).ToException();
}
