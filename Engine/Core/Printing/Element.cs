using System.Runtime.CompilerServices;

namespace NamedTorch.Printing;

/// <summary>One element, exactly: a floating one as double, any other as long.</summary>
readonly record struct Element(double Real, long Whole)
{
    internal static unsafe Element At(Tensor x, long place)
    {
        fixed (byte* start = x.Storage)
        {
            byte* p = start + place * x.DType.ByteSize;
            Element element = x.DType switch
            {
                DType.Float64 => new(Unsafe.ReadUnaligned<double>(p), 0),
                DType.Float32 => new(Unsafe.ReadUnaligned<float>(p), 0),
                DType.Float16 => new((double)Unsafe.ReadUnaligned<Half>(p), 0),
                DType.BFloat16 => new(Unsafe.ReadUnaligned<BFloat16>(p), 0),
                DType.Int64 => new(0, Unsafe.ReadUnaligned<long>(p)),
                DType.Int32 => new(0, Unsafe.ReadUnaligned<int>(p)),
                DType.Int16 => new(0, Unsafe.ReadUnaligned<short>(p)),
                DType.Int8 => new(0, (sbyte)*p),
                _ => new(0, *p),
            };
            GC.KeepAlive(x.Storage);
            return element;
        }
    }
}
