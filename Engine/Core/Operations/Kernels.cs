namespace NamedTorch.Core;

/// <summary>Kernels made so far, by computing type: one array look-up per call, no generic virtual call.</summary>
/// <typeparam name="TBody">The element's formula.</typeparam>
public static class Kernels<TBody> where TBody : struct, IBody
{
    static readonly MapKernel<TBody>?[] Host = new MapKernel<TBody>?[(int)DType.Float64 + 1];

    /// <summary>The kernel for a device and computing type.</summary>
    public static MapKernel<TBody> For(Device device, DType compute)
    {
        if (device.Kind != DeviceKind.Cpu) return device.Backend.Map<TBody>(compute);
        return Host[(int)compute] ??= device.Backend.Map<TBody>(compute);
    }
}
