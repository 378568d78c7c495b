namespace NamedTorch.Gpu;

/// <summary>How element types meet registers.</summary>
static class ScalarTypes
{
    /// <summary>The register that an element of memory is loaded into and stored from.</summary>
    internal static ScalarType Register(this DType element) => element switch
    {
        DType.Float64 => ScalarType.Float64,
        DType.Float32 or DType.Float16 or DType.BFloat16 => ScalarType.Float32,
        DType.Int64 => ScalarType.Int64,
        _ => ScalarType.Int32,
    };

    /// <summary>The element type that fills a register.</summary>
    internal static DType Element(this ScalarType type) => type switch
    {
        ScalarType.Float64 => DType.Float64,
        ScalarType.Float32 => DType.Float32,
        ScalarType.Int64 => DType.Int64,
        ScalarType.Int32 => DType.Int32,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not in memory"),
    };

    internal static bool IsFloat(this ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64;

    internal static bool IsInteger(this ScalarType type) => type is ScalarType.Int32 or ScalarType.Int64;
}
