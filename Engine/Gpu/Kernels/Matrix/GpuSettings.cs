namespace NamedTorch;

/// <summary>What GPUs may do. The settings are the process's; each call reads them when it is made.</summary>
public static class GpuSettings
{
    static volatile Float32Product float32Products = Float32Product.Float32;

    /// <summary>How matrix products and convolutions of float32 are computed on devices with matrix units (NVIDIA's from compute capability 8.0); float32 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public static Float32Product Float32Products
    {
        get => float32Products;
        set => float32Products = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Float32, ThreeTf32 or Tf32.");
    }
}
