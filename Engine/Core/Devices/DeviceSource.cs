namespace NamedTorch.Core;

/// <summary>Finds the devices of one kind on this machine: written beside a backend and named by the composition root.</summary>
public abstract class DeviceSource
{
    /// <summary>How many there are; 0 without a driver. Must not throw.</summary>
    public abstract int Count { get; }

    /// <summary>Why there are none, as a sentence: "libOpenCL was not found."; empty where there are some.</summary>
    public abstract string Absence { get; }

    /// <summary>What brings one, as a sentence: "Install …".</summary>
    public abstract string Remedy { get; }

    /// <summary>A backend for a device that is there, asked for once.</summary>
    public abstract Backend Open(Device device);
}
