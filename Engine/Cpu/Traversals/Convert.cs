namespace NamedTorch.Cpu;

/// <summary>Strided copies between an element type in memory and the type a kernel computes in.</summary>
/// <typeparam name="T">The computing type: float, double, int or long.</typeparam>
static unsafe class Convert<T> where T : unmanaged
{
    /// <summary>target[i] = source[i·stride] for i &lt; count.</summary>
    internal static void Load(DType from, byte* source, long stride, T* target, int count)
    {
        switch (from)
        {
            case DType.Bool: FromBytes(source, stride, target, count, default(Cast.Bool<T>), isBool: true); break;
            case DType.UInt8: FromBytes(source, stride, target, count, default(Cast.Byte<T>), isBool: false); break;
            case DType.Int8: From((sbyte*)source, stride, target, count, default(Cast.SByte<T>)); break;
            case DType.Int16: From((short*)source, stride, target, count, default(Cast.Short<T>)); break;
            case DType.Int32: From((int*)source, stride, target, count, default(Cast.Int<T>)); break;
            case DType.Int64: From((long*)source, stride, target, count, default(Cast.Long<T>)); break;
            case DType.Float16: From((Half*)source, stride, target, count, default(Cast.Float16<T>)); break;
            case DType.BFloat16: From((BFloat16*)source, stride, target, count, default(Cast.BFloat<T>)); break;
            case DType.Float32: From((float*)source, stride, target, count, default(Cast.Float<T>)); break;
            case DType.Float64: From((double*)source, stride, target, count, default(Cast.Double<T>)); break;
        }
    }

    /// <summary>target[i·stride] = source[i] for i &lt; count.</summary>
    internal static void Store(DType to, T* source, byte* target, long stride, int count)
    {
        switch (to)
        {
            case DType.Bool: To(source, (byte*)target, stride, count, default(Cast.Bool<T>)); break;
            case DType.UInt8: To(source, (byte*)target, stride, count, default(Cast.Byte<T>)); break;
            case DType.Int8: To(source, (sbyte*)target, stride, count, default(Cast.SByte<T>)); break;
            case DType.Int16: To(source, (short*)target, stride, count, default(Cast.Short<T>)); break;
            case DType.Int32: To(source, (int*)target, stride, count, default(Cast.Int<T>)); break;
            case DType.Int64: To(source, (long*)target, stride, count, default(Cast.Long<T>)); break;
            case DType.Float16: To(source, (Half*)target, stride, count, default(Cast.Float16<T>)); break;
            case DType.BFloat16: To(source, (BFloat16*)target, stride, count, default(Cast.BFloat<T>)); break;
            case DType.Float32: To(source, (float*)target, stride, count, default(Cast.Float<T>)); break;
            case DType.Float64: To(source, (double*)target, stride, count, default(Cast.Double<T>)); break;
        }
    }

    static void FromBytes<C>(byte* source, long stride, T* target, int count, C cast, bool isBool) where C : struct, ICast<byte, T>
    {
        int done = stride == 1 ? BulkCast.Widen(source, target, count, isBool) : 0;
        From(source + done * stride, stride, target + done, count - done, cast);
    }

    static void From<S, C>(S* source, long stride, T* target, int count, C cast) where S : unmanaged where C : struct, ICast<S, T>
    {
        if (stride == 1)
            for (int i = BulkCast.Run(source, target, count); i < count; i++) target[i] = cast.Read(source[i]);
        else
            for (int i = 0; i < count; i++) target[i] = cast.Read(source[i * stride]);
    }

    static void To<S, C>(T* source, S* target, long stride, int count, C cast) where S : unmanaged where C : struct, ICast<S, T>
    {
        for (int i = stride == 1 ? BulkCast.Run(source, target, count) : 0; i < count; i++) target[i * stride] = cast.Write(source[i]);
    }
}
