namespace NamedTorch.Gpu;

/// <summary>What a launch gives for one parameter of a kernel: a buffer's handle or a number, as bits.</summary>
readonly record struct Argument
{
    Argument(ulong bits, int size) => (Bits, Size) = (bits, size);

    /// <summary>The bits, lowest first.</summary>
    internal ulong Bits { get; }

    /// <summary>Bytes of them that count: 4 or 8.</summary>
    internal int Size { get; }

    internal static Argument Buffer(nint handle) => new((ulong)handle, sizeof(ulong));

    /// <summary>A number in a register's type.</summary>
    internal static Argument Of(ScalarType type, double value) => type switch
    {
        ScalarType.Float32 => new(BitConverter.SingleToUInt32Bits((float)value), sizeof(float)),
        ScalarType.Float64 => new(BitConverter.DoubleToUInt64Bits(value), sizeof(double)),
        _ => Of(type, (long)value),
    };

    /// <summary>A whole number in a register's type.</summary>
    internal static Argument Of(ScalarType type, long value) => type switch
    {
        ScalarType.Int32 => new((uint)checked((int)value), sizeof(int)),
        ScalarType.Int64 => new((ulong)value, sizeof(long)),
        _ => Of(type, (double)value),
    };
}
