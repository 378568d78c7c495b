using NamedTorch.Core;
using NamedTorch.Cpu;
using NamedTorch.Gpu;
using NamedTorch.Ops;
using NamedTorch.Tape;

namespace NamedTorch;

/// <summary>Where the levels meet: devices get their backends and operators their meaning. Runs once, before the first operation.</summary>
static class CompositionRoot
{
    static CompositionRoot()
    {
        Device.Cpu.Register(new CpuBackend());
        DeviceSources.Register(DeviceKind.OpenCl, new OpenClSource());
        DeviceSources.Register(DeviceKind.Cuda, new CudaSource());
        Arithmetic.Current = new Operators();
        ViewHistory.Current = new Rebase();
    }
}
