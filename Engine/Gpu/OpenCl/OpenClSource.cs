using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>The devices that OpenCL drivers of this machine offer: GPUs first, then what else there is.</summary>
public sealed unsafe class OpenClSource : DeviceSource
{
    const ulong Gpu = 1 << 2, Every = 0xFFFFFFFF;

    readonly Lazy<nint[]> devices = new(Find);

    /// <inheritdoc/>
    public override int Count => devices.Value.Length;

    /// <inheritdoc/>
    public override string Absence => Count > 0 ? "" : OpenClLibrary.Instance is null ? "the OpenCL loader (libOpenCL) was not found." : "OpenCL's loader is here, but no driver has a device.";

    /// <inheritdoc/>
    public override string Remedy => "Install the OpenCL driver of the GPU; pocl-opencl-icd (Debian, Ubuntu) runs kernels on the processor.";

    /// <inheritdoc/>
    public override Backend Open(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new GpuBackend(Open(device, KernelCache.Default));
    }

    /// <summary>The accelerator, with compiled kernels kept in a cache.</summary>
    internal OpenClAccelerator Open(Device device, KernelCache cache) => new(device, OpenClLibrary.Instance!, devices.Value[device.Index], cache);

    static nint[] Find()
    {
        if (OpenClLibrary.Instance is not { } library) return [];
        uint count = 0;
        if (library.GetPlatformIds(0, null, &count) != 0) return [];
        var platforms = new nint[count];
        fixed (nint* p = platforms)
            if (library.GetPlatformIds(count, p, null) != 0) return [];
        var all = platforms.SelectMany(p => Devices(library, p));
        return [.. all.OrderBy(d => (new OpenClInfo(library, d).Number(OpenClInfo.Type) & Gpu) == 0)];
    }

    static nint[] Devices(OpenClLibrary library, nint platform)
    {
        uint count = 0;
        if (library.GetDeviceIds(platform, Every, 0, null, &count) != 0) return [];
        var found = new nint[count];
        fixed (nint* p = found) return library.GetDeviceIds(platform, Every, count, p, null) == 0 ? found : [];
    }
}
