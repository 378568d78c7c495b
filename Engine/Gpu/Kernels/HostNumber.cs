namespace NamedTorch.Gpu;

/// <summary>A tensor without dims on the host as an argument of a launch.</summary>
static class HostNumber
{
    internal static bool Is(Tensor x) => x.Rank == 0 && x.Device.Kind == DeviceKind.Cpu;

    internal static Argument Of(Tensor x, ScalarType type)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        x.Storage.Read(x.Offset * x.DType.ByteSize, bytes[..x.DType.ByteSize]);
        return x.DType switch
        {
            DType.Float64 => Real(BitConverter.ToDouble(bytes), type),
            DType.Float32 => Real(BitConverter.ToSingle(bytes), type),
            DType.Float16 => Real((double)BitConverter.ToHalf(bytes), type),
            DType.BFloat16 => Real(BitConverter.Int32BitsToSingle(BitConverter.ToUInt16(bytes) << 16), type),
            DType.Int64 => Whole(BitConverter.ToInt64(bytes), type),
            DType.Int32 => Whole(BitConverter.ToInt32(bytes), type),
            DType.Int16 => Whole(BitConverter.ToInt16(bytes), type),
            DType.Int8 => Whole((sbyte)bytes[0], type),
            _ => Whole(bytes[0], type),
        };
    }

    static Argument Real(double value, ScalarType type) => type.IsFloat() ? Argument.Of(type, value) : Whole((long)value, type);

    static Argument Whole(long value, ScalarType type) => type.IsFloat() ? Argument.Of(type, (double)value) : Argument.Of(type, type == ScalarType.Int32 ? (int)value : value);
}
