namespace NamedTorch.Core;

/// <summary>Reduction kernels made so far, by computing type.</summary>
/// <typeparam name="TFold">How elements combine.</typeparam>
public static class FoldKernels<TFold> where TFold : struct, IFold
{
    static readonly FoldKernel<TFold>?[] Host = new FoldKernel<TFold>?[(int)DType.Float64 + 1];

    /// <summary>The kernel for a device and computing type.</summary>
    public static FoldKernel<TFold> For(Device device, DType compute)
    {
        if (device.Kind != DeviceKind.Cpu) return device.Backend.Fold<TFold>(compute);
        return Host[(int)compute] ??= device.Backend.Fold<TFold>(compute);
    }
}
