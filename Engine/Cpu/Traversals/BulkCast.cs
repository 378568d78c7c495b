using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>The conversions of neighbours that are worth lanes; each gives what <see cref="Cast"/> gives one by one.</summary>
static unsafe class BulkCast
{
    /// <summary>Converts the first elements, as many as fill lanes; how many.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static int Run<S, T>(S* source, T* target, int count) where S : unmanaged where T : unmanaged
    {
        if (typeof(S) == typeof(T)) return Copy((byte*)source, (byte*)target, count, sizeof(T));
        if (typeof(S) == typeof(float) && typeof(T) == typeof(double)) return Widen((float*)source, (double*)target, count);
        if (typeof(S) == typeof(double) && typeof(T) == typeof(float)) return Narrow((double*)source, (float*)target, count);
        if (typeof(S) == typeof(BFloat16) && typeof(T) == typeof(float)) return Widen((ushort*)source, (float*)target, count);
        if (typeof(S) == typeof(float) && typeof(T) == typeof(BFloat16)) return Narrow((float*)source, (ushort*)target, count);
        return 0;
    }

    /// <summary>Bytes to what a kernel computes in; of a bool, 1 for anything but 0.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static int Widen<T>(byte* source, T* target, int count, bool isBool) where T : unmanaged
    {
        int i = 0;
        var most = Vector128.Create(isBool ? (byte)1 : byte.MaxValue);
        for (; i <= count - 16; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Min(Vector128.Load(source + i), most));
            Widen(low, target + i);
            Widen(high, target + i + 8);
        }
        return i;
    }

    [MethodImpl(AggressiveInlining)]
    static void Widen<T>(Vector128<ushort> x, T* target) where T : unmanaged
    {
        var (low, high) = Vector128.Widen(x);
        var all = Vector256.Create(low, high).AsInt32();
        if (typeof(T) == typeof(float)) Vector256.ConvertToSingle(all).Store((float*)target);
        else if (typeof(T) == typeof(int)) all.Store((int*)target);
        else
        {
            var (first, second) = Vector256.Widen(all);
            if (typeof(T) == typeof(double)) (first, second) = (Vector256.ConvertToDouble(first).AsInt64(), Vector256.ConvertToDouble(second).AsInt64());
            first.Store((long*)target);
            second.Store((long*)target + 4);
        }
    }

    static int Copy(byte* source, byte* target, int count, int size)
    {
        Buffer.MemoryCopy(source, target, (long)count * size, (long)count * size);
        return count;
    }

    static int Widen(float* source, double* target, int count)
    {
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(source + i));
            low.Store(target + i);
            high.Store(target + i + 4);
        }
        return i;
    }

    static int Narrow(double* source, float* target, int count)
    {
        int i = 0;
        for (; i <= count - 8; i += 8) Vector256.Narrow(Vector256.Load(source + i), Vector256.Load(source + i + 4)).Store(target + i);
        return i;
    }

    // A bfloat16 is the upper half of a float.
    static int Widen(ushort* source, float* target, int count)
    {
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(source + i));
            (low << 16).AsSingle().Store(target + i);
            (high << 16).AsSingle().Store(target + i + 8);
        }
        return i;
    }

    static int Narrow(float* source, ushort* target, int count)
    {
        int i = 0;
        for (; i <= count - 16; i += 16) Vector256.Narrow(Upper(Vector256.Load(source + i)), Upper(Vector256.Load(source + i + 8))).Store(target + i);
        return i;
    }

    // Rounded to the even neighbour; a NaN is the quiet one.
    [MethodImpl(AggressiveInlining)]
    static Vector256<uint> Upper(Vector256<float> x)
    {
        var bits = x.AsUInt32();
        var rounded = bits + Vector256.Create(0x7FFFu) + ((bits >> 16) & Vector256<uint>.One) >> 16;
        return Vector256.ConditionalSelect(Vector256.Equals(x, x).AsUInt32(), rounded, Vector256.Create(0x7FC0u));
    }
}
