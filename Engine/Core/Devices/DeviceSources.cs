using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>The kinds of accelerator that this build knows, and the devices opened so far.</summary>
public static class DeviceSources
{
    static readonly Lock Gate = new();
    static readonly Dictionary<DeviceKind, DeviceSource> Known = [];
    static readonly Dictionary<(DeviceKind, int), Device> Opened = [];

    /// <summary>Names what finds the devices of a kind: the composition root's call.</summary>
    public static void Register(DeviceKind kind, DeviceSource source)
    {
        lock (Gate) Known[kind] = source;
    }

    internal static Device Get(DeviceKind kind, int index)
    {
        if (kind == DeviceKind.Cpu) return index == 0 ? Device.Cpu : throw Absent(kind, index, "there is one host.", "");
        Composition.Ensure();
        lock (Gate)
        {
            if (Opened.TryGetValue((kind, index), out var known)) return known;
            var source = Known.GetValueOrDefault(kind) ?? throw Absent(kind, index, "this build knows no such devices.", "");
            if (source.Count == 0) throw Absent(kind, index, source.Absence, source.Remedy);
            if (index < 0 || index >= source.Count) throw Absent(kind, index, $"there are {source.Count} of its kind, counted from 0.", "");
            var device = new Device(kind, index);
            device.Register(source.Open(device));
            return Opened[(kind, index)] = device;
        }
    }

    internal static IReadOnlyList<Device> All()
    {
        Composition.Ensure();
        var all = new List<Device> { Device.Cpu };
        KeyValuePair<DeviceKind, DeviceSource>[] sources;
        lock (Gate) sources = [.. Known];
        foreach (var (kind, source) in sources)
            for (int i = 0; i < source.Count; i++) all.Add(Get(kind, i));
        return all;
    }

    internal static Device Parse(string name)
    {
        string[] parts = name.Split(':');
        int index = 0;
        if (parts.Length <= 2 && Enum.TryParse<DeviceKind>(parts[0], ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(parts[0][0]) && (parts.Length == 1 || int.TryParse(parts[1], out index)))
            return Get(kind, index);
        throw new Conflict(DiagnosticId.NT4102, "Device", ("reason", $"'{name}' is no device."), ("fix", "Devices are called cpu, opencl:0, cuda:0.")).ToException();
    }

    static Exception Absent(DeviceKind kind, int index, string reason, string remedy) => new Conflict(DiagnosticId.NT4102, "Device",
        ("reason", $"there is no {kind.ToString().ToLowerInvariant()}:{index} here: {reason}"), ("fix", remedy.Length > 0 ? remedy : "Device.Available lists the devices of this machine.")).ToException();
}
