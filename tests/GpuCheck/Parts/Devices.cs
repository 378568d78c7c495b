using System.Runtime.InteropServices;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>What devices this machine has, and what their drivers say about them.</summary>
sealed class Devices : Part
{
    internal override string Name => "devices";

    private protected override void Run(Subject subject)
    {
        void Note(string what, string remark) => subject.Report.Add(new(Name, what, Verdict.Noted, Remark: remark));
        Note("host", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} threads, .NET {Environment.Version}");
        foreach (var device in Device.Available.Where(static d => d.Kind != DeviceKind.Cpu))
        {
            var accelerator = ((GpuBackend)device.Backend).Accelerator;
            Note(device.ToString(), $"{accelerator.Name}; {accelerator.Driver}; {accelerator.MemoryBytes >> 20} MiB; {(accelerator.HasDouble ? "float64" : "no float64")}{(accelerator is CudaAccelerator { ComputeCapability: var (major, minor) } ? $"; compute capability {major}.{minor}" : "")}{(ReferenceEquals(device, subject.Device) ? "; this one is checked" : "")}");
        }
        foreach (var (kind, source) in new (string, NamedTorch.Core.DeviceSource)[] { ("cuda", new CudaSource()), ("opencl", new OpenClSource()) })
            if (source.Count == 0) Note(kind, source.Absence);
    }
}
