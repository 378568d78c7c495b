using NamedTorch.Core;
using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ptx;

/// <summary>Devices of PTX machines, in place of NVIDIA's: one for what must work and one for planted mistakes.</summary>
sealed class PtxDevice : DeviceSource
{
    static readonly PtxDevice Source = new();

    readonly PtxAccelerator?[] accelerators = new PtxAccelerator?[2];

    public override int Count => accelerators.Length;

    public override string Absence => "";

    public override string Remedy => "";

    internal static Device Device => At(0);

    internal static Device Faulty => At(1);

    internal static PtxAccelerator FaultyAccelerator => Faulty is { } ? Source.accelerators[1]! : throw new InvalidOperationException();

    public override Backend Open(Device device) => new GpuBackend(accelerators[device.Index] = new(device));

    static Device At(int index)
    {
        // The composition root names its own source first.
        _ = NamedTorch.Device.Available;
        DeviceSources.Register(DeviceKind.Cuda, Source);
        return NamedTorch.Device.Cuda(index);
    }
}
