using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Eight int32; bool, uint8, int8 and int16 are computed here too and cut to their width when stored.</summary>
readonly unsafe struct IntLane(Vector256<int> v) : ISimd<IntLane, int>
{
    readonly Vector256<int> v = v;

    public static int Count => Vector256<int>.Count;
    [MethodImpl(AggressiveInlining)] public static IntLane Load(int* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static IntLane LoadSecond(int* source) => new(EverySecond.Load(source));
    [MethodImpl(AggressiveInlining)] public static IntLane LoadFirst(int* source, int count) => new(Ends.Load(source, count));
    [MethodImpl(AggressiveInlining)] public static IntLane FirstMask(int count) => new(Ends.Mask32(count));
    [MethodImpl(AggressiveInlining)] public static IntLane Fill(int value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(int* target, IntLane value) => value.v.Store(target);
    [MethodImpl(AggressiveInlining)] public static void Stream(int* target, IntLane value) => value.v.StoreAlignedNonTemporal(target);
    [MethodImpl(AggressiveInlining)] public static int First(IntLane value) => value.v.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static IntLane Across<TFold>(in TFold fold, IntLane x) where TFold : struct, IFold
    {
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3))));
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5))));
        return fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6))));
    }

    [MethodImpl(AggressiveInlining)] public static IntLane Of(double constant) => new(Vector256.Create((int)constant));
    [MethodImpl(AggressiveInlining)] public static IntLane Of(Parameter parameter) => new(Vector256.Create((int)parameter.Value));
    public static IntLane Zero => new(Vector256<int>.Zero);
    public static IntLane One => new(Vector256<int>.One);
    [MethodImpl(AggressiveInlining)] public static IntLane operator +(IntLane a, IntLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static IntLane operator -(IntLane a, IntLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static IntLane operator *(IntLane a, IntLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static IntLane operator -(IntLane a) => new(-a.v);
    [MethodImpl(AggressiveInlining)] public static IntLane Min(IntLane a, IntLane b) => new(Vector256.Min(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Max(IntLane a, IntLane b) => new(Vector256.Max(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Abs(IntLane x) => new(Vector256.Abs(x.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Less(IntLane a, IntLane b) => new(Vector256.LessThan(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static IntLane LessOrEqual(IntLane a, IntLane b) => new(Vector256.LessThanOrEqual(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Equal(IntLane a, IntLane b) => new(Vector256.Equals(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Select(IntLane mask, IntLane then, IntLane otherwise) => new(Vector256.ConditionalSelect(mask.v, then.v, otherwise.v));
    [MethodImpl(AggressiveInlining)] public static IntLane Both(IntLane mask, IntLane other) => new(mask.v & other.v);
    [MethodImpl(AggressiveInlining)] public static IntLane Either(IntLane mask, IntLane other) => new(mask.v | other.v);
    [MethodImpl(AggressiveInlining)] public static IntLane Not(IntLane mask) => new(~mask.v);

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(byte* target, IntLane mask)
    {
        // As for float32.
        ulong bits = mask.v.ExtractMostSignificantBits();
        *(ulong*)target = (bits & 0x7F) * 0x0002040810204081 & 0x0101010101010101 | (bits & 0x80) << 49;
    }

    public static IntLane Quotient(IntLane a, IntLane b)
    {
        int* q = stackalloc int[16];
        a.v.Store(q);
        b.v.Store(q + 8);
        for (int i = 0; i < 8; i++) q[i] = q[i + 8] switch { 0 => 0, -1 => unchecked(-q[i]), var d => q[i] / d };
        return Load(q);
    }

    [MethodImpl(AggressiveInlining)] public static IntLane And(IntLane a, IntLane b) => new(a.v & b.v);
    [MethodImpl(AggressiveInlining)] public static IntLane Or(IntLane a, IntLane b) => new(a.v | b.v);
    [MethodImpl(AggressiveInlining)] public static IntLane Xor(IntLane a, IntLane b) => new(a.v ^ b.v);
    public static IntLane ShiftLeft(IntLane a, IntLane b) => Each(a, b, static (x, s) => (ulong)s < sizeof(int) * 8 ? x << (int)s : 0);
    public static IntLane ShiftRight(IntLane a, IntLane b) => Each(a, b, static (x, s) => x >> (int)((ulong)s < sizeof(int) * 8 ? s : sizeof(int) * 8 - 1));

    public static IntLane Gcd(IntLane a, IntLane b) => Each(a, b, static (x, y) =>
    {
        while (y != 0) (x, y) = (y, y == -1 ? 0 : x % y);
        return x < 0 ? unchecked(-x) : x;
    });

    [MethodImpl(AggressiveInlining)] public static IntLane Modulo(IntLane a, IntLane b) => a - b * Quotient(a, b);
    public static IntLane Pow(IntLane a, IntLane b) => Each(a, b, static (x, n) =>
    {
        if (n < 0) return x == 1 ? 1 : x == -1 ? (n % 2 == 0 ? 1 : -1) : 0;
        int y = 1;
        for (; n != 0; n >>= 1, x *= x)
            if ((n & 1) != 0) y *= x;
        return y;
    });

    public static IntLane operator /(IntLane a, IntLane b) => throw NotReal();
    public static IntLane Sqrt(IntLane x) => throw NotReal();
    public static IntLane Exp(IntLane x) => throw NotReal();
    public static IntLane Log(IntLane x) => throw NotReal();
    public static IntLane Sin(IntLane x) => throw NotReal();
    public static IntLane Cos(IntLane x) => throw NotReal();
    public static IntLane Tanh(IntLane x) => throw NotReal();
    public static IntLane Erf(IntLane x) => throw NotReal();
    public static IntLane Floor(IntLane x) => x;
    public static IntLane Round(IntLane x) => x;
    public static IntLane CopySign(IntLane magnitude, IntLane sign) => throw NotReal();
    public static IntLane NextAfter(IntLane x, IntLane y) => throw NotReal();
    public static IntLane MultiplyAdd(IntLane a, IntLane b, IntLane c) => a * b + c;
    public static IntLane Apply<TFunction>(IntLane x) where TFunction : struct, IScalarFunction => throw NotReal();
    public static IntLane Apply<TFunction>(IntLane x, IntLane y) where TFunction : struct, IScalarFunction2 => throw NotReal();

    static NotSupportedException NotReal() => new("Reals of integers: the dtype rules keep such formulas away.");

    static IntLane Each(IntLane a, IntLane b, Func<int, int, int> f)
    {
        int* q = stackalloc int[16];
        a.v.Store(q);
        b.v.Store(q + 8);
        for (int i = 0; i < 8; i++) q[i] = f(q[i], q[i + 8]);
        return Load(q);
    }
}
