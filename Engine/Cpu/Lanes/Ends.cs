using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Ends that fill no lane: elements that are there are read, none beyond.</summary>
static unsafe class Ends
{
    [MethodImpl(AggressiveInlining)]
    internal static Vector256<int> Mask32(int count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count));

    [MethodImpl(AggressiveInlining)]
    internal static Vector256<long> Mask64(int count) => Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count));

    [MethodImpl(AggressiveInlining)]
    internal static Vector256<int> Load(int* source, int count) => Avx2.IsSupported ? Avx2.MaskLoad(source, Mask32(count)) : Plain(source, count);

    [MethodImpl(AggressiveInlining)]
    internal static Vector256<long> Load(long* source, int count) => Avx2.IsSupported ? Avx2.MaskLoad(source, Mask64(count)) : Plain(source, count);

    static Vector256<T> Plain<T>(T* source, int count) where T : unmanaged
    {
        var lanes = Vector256<T>.Zero;
        for (int i = 0; i < Math.Min(count, Vector256<T>.Count); i++) lanes = lanes.WithElement(i, source[i]);
        return lanes;
    }
}
