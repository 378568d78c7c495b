using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>What every part of the library needs to know of an element type.</summary>
public static class DTypeFacts
{
    static readonly byte[] Sizes = [1, 1, 1, 2, 4, 8, 2, 2, 4, 8];
    static readonly string[] Names = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64"];

    extension(DType dtype)
    {
        /// <summary>Bytes of one element.</summary>
        public int ByteSize => Sizes[(int)dtype];
        /// <summary>The name PyTorch and NumPy use: "float32".</summary>
        public string Name => Names[(int)dtype];
        /// <summary>float16, bfloat16, float32 or float64.</summary>
        public bool IsFloating => dtype >= DType.Float16;
        /// <summary>An integer type; bool is none.</summary>
        public bool IsInteger => dtype is > DType.Bool and < DType.Float16;
        /// <summary>Bool 0, integers 1, floating 2: promotion moves up, never down.</summary>
        public int Category => dtype == DType.Bool ? 0 : dtype < DType.Float16 ? 1 : 2;
    }

    /// <summary>The element type that holds values of <typeparamref name="T"/>.</summary>
    /// <exception cref="DTypeException">NT4101: no dtype holds such values.</exception>
    public static DType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? DType.Float32 : typeof(T) == typeof(double) ? DType.Float64 :
        typeof(T) == typeof(long) ? DType.Int64 : typeof(T) == typeof(int) ? DType.Int32 :
        typeof(T) == typeof(bool) ? DType.Bool : typeof(T) == typeof(byte) ? DType.UInt8 :
        typeof(T) == typeof(sbyte) ? DType.Int8 : typeof(T) == typeof(short) ? DType.Int16 :
        typeof(T) == typeof(Half) ? DType.Float16 : typeof(T) == typeof(BFloat16) ? DType.BFloat16 :
        throw new Conflict(DiagnosticId.NT4101, "DType", ("reason", $"no dtype holds values of the C# type {typeof(T).Name}."),
            ("fix", "Use float, double, Half, BFloat16, long, int, short, sbyte, byte or bool.")).ToException();
}
