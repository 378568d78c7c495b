using NamedTorch.Core;
using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ptx;

/// <summary>Devices of PTX machines, in place of NVIDIA's: for what must work, for planted mistakes, and for counting.</summary>
sealed class PtxDevice : DeviceSource
{
    static readonly PtxDevice Source = new();

    readonly PtxAccelerator?[] accelerators = new PtxAccelerator?[4];

    public override int Count => accelerators.Length;

    public override string Absence => "";

    public override string Remedy => "";

    internal static Device Device => At(0);

    internal static Device Faulty => At(1);

    /// <summary>One that only a single test uses.</summary>
    internal static Device Alone => At(2);

    /// <summary>One on which nothing else runs, so that instructions may be counted: by tests of one collection.</summary>
    internal static Device Counting => At(3);

    /// <summary>What a call costs: instructions, and those of them that go to global memory.</summary>
    internal static (long Steps, long Accesses) Cost(Action call)
    {
        var accelerator = Counting is { } ? Source.accelerators[3]! : throw new InvalidOperationException();
        var (steps, accesses) = accelerator.Counts;
        call();
        return (accelerator.Counts.Steps - steps, accelerator.Counts.Accesses - accesses);
    }

    /// <summary>How many kernels a call launches.</summary>
    internal static int Launches(Action call)
    {
        var accelerator = Counting is { } ? Source.accelerators[3]! : throw new InvalidOperationException();
        int before = accelerator.Launches;
        call();
        return accelerator.Launches - before;
    }

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
