namespace NamedTorch.Gpu;

/// <summary>Types and numbers in the words of PTX.</summary>
static class PtxTypes
{
    internal static string Name(ScalarType type) => type switch
    {
        ScalarType.Predicate => "pred",
        ScalarType.Int32 => "s32",
        ScalarType.Int64 => "s64",
        ScalarType.Float32 => "f32",
        _ => "f64",
    };

    /// <summary>Where only the width counts.</summary>
    internal static string Bits(ScalarType type) => type switch
    {
        ScalarType.Predicate => "pred",
        ScalarType.Int32 or ScalarType.Float32 => "b32",
        _ => "b64",
    };

    /// <summary>An element of memory; half types are told apart by their conversions.</summary>
    internal static string Memory(DType element) => element switch
    {
        DType.Bool or DType.UInt8 => "u8",
        DType.Int8 => "s8",
        DType.Int16 => "s16",
        _ => Name(element.Register()),
    };

    /// <summary>Several registers as one operand.</summary>
    internal static string Vector(IEnumerable<Register> registers) => $"{{{string.Join(", ", registers.Select(static r => "%" + r))}}}";

    internal static string Zero(ScalarType type) => Number(type, 0, 0);

    internal static string Number(ScalarType type, double real, long whole) => type switch
    {
        ScalarType.Float32 => $"0f{BitConverter.SingleToUInt32Bits((float)real):X8}",
        ScalarType.Float64 => $"0d{BitConverter.DoubleToUInt64Bits(real):X16}",
        _ => whole.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
