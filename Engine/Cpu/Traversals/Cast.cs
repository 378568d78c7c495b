using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// The conversions, one per element type. Floats to integers cut toward zero; integers wrap to the narrower width; what is
/// out of a float's range of the integer is undefined in PyTorch and wraps through int64 here.
/// </summary>
static class Cast
{
    internal readonly struct Bool<T> : ICast<byte, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(byte value) => Of<T>(value != 0 ? 1L : 0L);
        [MethodImpl(AggressiveInlining)] public byte Write(T value) => NotZero(value) ? (byte)1 : (byte)0;
    }

    internal readonly struct Byte<T> : ICast<byte, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(byte value) => Of<T>((long)value);
        [MethodImpl(AggressiveInlining)] public byte Write(T value) => (byte)Integer(value);
    }

    internal readonly struct SByte<T> : ICast<sbyte, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(sbyte value) => Of<T>((long)value);
        [MethodImpl(AggressiveInlining)] public sbyte Write(T value) => (sbyte)Integer(value);
    }

    internal readonly struct Short<T> : ICast<short, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(short value) => Of<T>((long)value);
        [MethodImpl(AggressiveInlining)] public short Write(T value) => (short)Integer(value);
    }

    internal readonly struct Int<T> : ICast<int, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(int value) => Of<T>((long)value);
        [MethodImpl(AggressiveInlining)] public int Write(T value) => (int)Integer(value);
    }

    internal readonly struct Long<T> : ICast<long, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(long value) => Of<T>(value);
        [MethodImpl(AggressiveInlining)] public long Write(T value) => Integer(value);
    }

    internal readonly struct Float16<T> : ICast<Half, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(Half value) => Of<T>((float)value);
        [MethodImpl(AggressiveInlining)] public Half Write(T value) => (Half)Single(value);
    }

    internal readonly struct BFloat<T> : ICast<BFloat16, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(BFloat16 value) => Of<T>((float)value);
        [MethodImpl(AggressiveInlining)] public BFloat16 Write(T value) => (BFloat16)Single(value);
    }

    internal readonly struct Float<T> : ICast<float, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(float value) => Of<T>(value);
        [MethodImpl(AggressiveInlining)] public float Write(T value) => Single(value);
    }

    internal readonly struct Double<T> : ICast<double, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Read(double value) => Of<T>(value);
        [MethodImpl(AggressiveInlining)] public double Write(T value) => Wide(value);
    }

    [MethodImpl(AggressiveInlining)]
    static T Of<T>(long v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<float, T>(v) : typeof(T) == typeof(double) ? As<double, T>(v) :
        typeof(T) == typeof(int) ? As<int, T>((int)v) : As<long, T>(v);

    [MethodImpl(AggressiveInlining)]
    static T Of<T>(float v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<float, T>(v) : typeof(T) == typeof(double) ? As<double, T>(v) :
        typeof(T) == typeof(int) ? As<int, T>((int)(long)v) : As<long, T>((long)v);

    [MethodImpl(AggressiveInlining)]
    static T Of<T>(double v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<float, T>((float)v) : typeof(T) == typeof(double) ? As<double, T>(v) :
        typeof(T) == typeof(int) ? As<int, T>((int)(long)v) : As<long, T>((long)v);

    [MethodImpl(AggressiveInlining)]
    static long Integer<T>(T v) where T : unmanaged =>
        typeof(T) == typeof(float) ? (long)As<T, float>(v) : typeof(T) == typeof(double) ? (long)As<T, double>(v) :
        typeof(T) == typeof(int) ? As<T, int>(v) : As<T, long>(v);

    [MethodImpl(AggressiveInlining)]
    static float Single<T>(T v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<T, float>(v) : typeof(T) == typeof(double) ? (float)As<T, double>(v) :
        typeof(T) == typeof(int) ? As<T, int>(v) : As<T, long>(v);

    [MethodImpl(AggressiveInlining)]
    static double Wide<T>(T v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<T, float>(v) : typeof(T) == typeof(double) ? As<T, double>(v) :
        typeof(T) == typeof(int) ? As<T, int>(v) : As<T, long>(v);

    [MethodImpl(AggressiveInlining)]
    static bool NotZero<T>(T v) where T : unmanaged =>
        typeof(T) == typeof(float) ? As<T, float>(v) != 0 : typeof(T) == typeof(double) ? As<T, double>(v) != 0 :
        typeof(T) == typeof(int) ? As<T, int>(v) != 0 : As<T, long>(v) != 0;

    [MethodImpl(AggressiveInlining)]
    static R As<S, R>(S v) where S : unmanaged where R : unmanaged => Unsafe.BitCast<S, R>(v);
}
