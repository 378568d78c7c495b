using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NamedTorch.Cpu;

/// <summary>8 × 8 transposition of floats in registers.</summary>
static unsafe class Transpose
{
    /// <summary>Rows of a block.</summary>
    public const int Rows = 8;

    /// <summary>Whether the register path serves this element type on this machine.</summary>
    [MethodImpl(AggressiveInlining)]
    public static bool Accelerated<T>() => typeof(T) == typeof(float) && Avx2.IsSupported;

    /// <summary>to[j · toStride + i] = from[i · fromStride + j] for i, j = 0 … 7.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Block(float* from, nint fromStride, float* to, nint toStride)
    {
        Columns(from, fromStride, out V r0, out V r1, out V r2, out V r3, out V r4, out V r5, out V r6, out V r7);
        r0.Store(to);
        r1.Store(to + toStride);
        r2.Store(to + 2 * toStride);
        r3.Store(to + 3 * toStride);
        to += 4 * toStride;
        r4.Store(to);
        r5.Store(to + toStride);
        r6.Store(to + 2 * toStride);
        r7.Store(to + 3 * toStride);
    }

    /// <summary>to[j · toStride + i] += from[i · fromStride + j] for i, j = 0 … 7.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void AddBlock(float* from, nint fromStride, float* to, nint toStride)
    {
        Columns(from, fromStride, out V r0, out V r1, out V r2, out V r3, out V r4, out V r5, out V r6, out V r7);
        (Vector256.Load(to) + r0).Store(to);
        (Vector256.Load(to + toStride) + r1).Store(to + toStride);
        (Vector256.Load(to + 2 * toStride) + r2).Store(to + 2 * toStride);
        (Vector256.Load(to + 3 * toStride) + r3).Store(to + 3 * toStride);
        to += 4 * toStride;
        (Vector256.Load(to) + r4).Store(to);
        (Vector256.Load(to + toStride) + r5).Store(to + toStride);
        (Vector256.Load(to + 2 * toStride) + r6).Store(to + 2 * toStride);
        (Vector256.Load(to + 3 * toStride) + r7).Store(to + 3 * toStride);
    }

    /// <summary>to[j · 6 + i] = from[i · fromStride + j] for i = 0 … 5, j = 0 … 7; writes exactly 48 floats.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void SixRows(float* from, nint fromStride, float* to)
    {
        V r0 = Vector256.Load(from), r1 = Vector256.Load(from + fromStride), r2 = Vector256.Load(from + 2 * fromStride);
        from += 3 * fromStride;
        V r3 = Vector256.Load(from), r4 = Vector256.Load(from + fromStride), r5 = Vector256.Load(from + 2 * fromStride);
        V r6 = r5, r7 = r5;
        Exchange(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        // Lanes 6 and 7 of each store are overwritten by the next one; the last must not have any.
        r0.Store(to);
        r1.Store(to + 6);
        r2.Store(to + 12);
        r3.Store(to + 18);
        r4.Store(to + 24);
        r5.Store(to + 30);
        r6.Store(to + 36);
        r7.GetLower().Store(to + 42);
        *(double*)(to + 46) = r7.GetUpper().AsDouble().ToScalar();
    }

    [MethodImpl(AggressiveInlining)]
    static void Columns(float* from, nint stride, out V r0, out V r1, out V r2, out V r3, out V r4, out V r5, out V r6, out V r7)
    {
        (r0, r1, r2, r3) = (Vector256.Load(from), Vector256.Load(from + stride), Vector256.Load(from + 2 * stride), Vector256.Load(from + 3 * stride));
        from += 4 * stride;
        (r4, r5, r6, r7) = (Vector256.Load(from), Vector256.Load(from + stride), Vector256.Load(from + 2 * stride), Vector256.Load(from + 3 * stride));
        Exchange(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
    }

    [MethodImpl(AggressiveInlining)]
    static void Exchange(ref V r0, ref V r1, ref V r2, ref V r3, ref V r4, ref V r5, ref V r6, ref V r7)
    {
        V t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1), t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
        V t4 = Avx.UnpackLow(r4, r5), t5 = Avx.UnpackHigh(r4, r5), t6 = Avx.UnpackLow(r6, r7), t7 = Avx.UnpackHigh(r6, r7);
        V u0 = Avx.Shuffle(t0, t2, 0x44), u1 = Avx.Shuffle(t0, t2, 0xEE), u2 = Avx.Shuffle(t1, t3, 0x44), u3 = Avx.Shuffle(t1, t3, 0xEE);
        V u4 = Avx.Shuffle(t4, t6, 0x44), u5 = Avx.Shuffle(t4, t6, 0xEE), u6 = Avx.Shuffle(t5, t7, 0x44), u7 = Avx.Shuffle(t5, t7, 0xEE);
        r0 = Avx.Permute2x128(u0, u4, 0x20);
        r1 = Avx.Permute2x128(u1, u5, 0x20);
        r2 = Avx.Permute2x128(u2, u6, 0x20);
        r3 = Avx.Permute2x128(u3, u7, 0x20);
        r4 = Avx.Permute2x128(u0, u4, 0x31);
        r5 = Avx.Permute2x128(u1, u5, 0x31);
        r6 = Avx.Permute2x128(u2, u6, 0x31);
        r7 = Avx.Permute2x128(u3, u7, 0x31);
    }
}
