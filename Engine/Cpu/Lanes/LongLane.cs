using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Four int64.</summary>
readonly unsafe struct LongLane(Vector256<long> v) : ISimd<LongLane, long>
{
    readonly Vector256<long> v = v;

    public static int Count => Vector256<long>.Count;
    [MethodImpl(AggressiveInlining)] public static LongLane Load(long* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static LongLane LoadSecond(long* source) => new(EverySecond.Load(source));
    [MethodImpl(AggressiveInlining)] public static LongLane LoadFirst(long* source, int count) => new(Ends.Load(source, count));
    [MethodImpl(AggressiveInlining)] public static LongLane FirstMask(int count) => new(Ends.Mask64(count));
    [MethodImpl(AggressiveInlining)] public static LongLane Fill(long value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(long* target, LongLane value) => value.v.Store(target);
    [MethodImpl(AggressiveInlining)] public static void Stream(long* target, LongLane value) => value.v.StoreAlignedNonTemporal(target);
    [MethodImpl(AggressiveInlining)] public static long First(LongLane value) => value.v.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static LongLane Across<TFold>(in TFold fold, LongLane x) where TFold : struct, IFold
    {
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create((long)2, 3, 0, 1))));
        return fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create((long)1, 0, 3, 2))));
    }

    [MethodImpl(AggressiveInlining)] public static LongLane Of(double constant) => new(Vector256.Create((long)constant));
    [MethodImpl(AggressiveInlining)] public static LongLane Of(Parameter parameter) => new(Vector256.Create((long)parameter.Value));
    public static LongLane Zero => new(Vector256<long>.Zero);
    public static LongLane One => new(Vector256<long>.One);
    [MethodImpl(AggressiveInlining)] public static LongLane operator +(LongLane a, LongLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static LongLane operator -(LongLane a, LongLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static LongLane operator *(LongLane a, LongLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static LongLane operator -(LongLane a) => new(-a.v);
    [MethodImpl(AggressiveInlining)] public static LongLane Min(LongLane a, LongLane b) => new(Vector256.Min(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Max(LongLane a, LongLane b) => new(Vector256.Max(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Abs(LongLane x) => new(Vector256.Abs(x.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Less(LongLane a, LongLane b) => new(Vector256.LessThan(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static LongLane LessOrEqual(LongLane a, LongLane b) => new(Vector256.LessThanOrEqual(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Equal(LongLane a, LongLane b) => new(Vector256.Equals(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Select(LongLane mask, LongLane then, LongLane otherwise) => new(Vector256.ConditionalSelect(mask.v, then.v, otherwise.v));
    [MethodImpl(AggressiveInlining)] public static LongLane Both(LongLane mask, LongLane other) => new(mask.v & other.v);
    [MethodImpl(AggressiveInlining)] public static LongLane Either(LongLane mask, LongLane other) => new(mask.v | other.v);
    [MethodImpl(AggressiveInlining)] public static LongLane Not(LongLane mask) => new(~mask.v);

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(byte* target, LongLane mask)
    {
        // Four bits to four bytes: bit i times 2⁷ⁱ lands on bit 8i.
        uint bits = mask.v.ExtractMostSignificantBits();
        *(uint*)target = bits * 0x00204081 & 0x01010101;
    }

    public static LongLane Quotient(LongLane a, LongLane b)
    {
        long* q = stackalloc long[8];
        a.v.Store(q);
        b.v.Store(q + 4);
        for (int i = 0; i < 4; i++) q[i] = q[i + 4] switch { 0 => 0, -1 => unchecked(-q[i]), var d => q[i] / d };
        return Load(q);
    }

    [MethodImpl(AggressiveInlining)] public static LongLane And(LongLane a, LongLane b) => new(a.v & b.v);
    [MethodImpl(AggressiveInlining)] public static LongLane Or(LongLane a, LongLane b) => new(a.v | b.v);
    [MethodImpl(AggressiveInlining)] public static LongLane Xor(LongLane a, LongLane b) => new(a.v ^ b.v);
    public static LongLane ShiftLeft(LongLane a, LongLane b) => Each(a, b, static (x, s) => (ulong)s < sizeof(long) * 8 ? x << (int)s : 0);
    public static LongLane ShiftRight(LongLane a, LongLane b) => Each(a, b, static (x, s) => x >> (int)((ulong)s < sizeof(long) * 8 ? s : sizeof(long) * 8 - 1));

    public static LongLane Gcd(LongLane a, LongLane b) => Each(a, b, static (x, y) =>
    {
        while (y != 0) (x, y) = (y, y == -1 ? 0 : x % y);
        return x < 0 ? unchecked(-x) : x;
    });

    [MethodImpl(AggressiveInlining)] public static LongLane Modulo(LongLane a, LongLane b) => a - b * Quotient(a, b);
    public static LongLane Pow(LongLane a, LongLane b) => Each(a, b, static (x, n) =>
    {
        if (n < 0) return x == 1 ? 1 : x == -1 ? (n % 2 == 0 ? 1 : -1) : 0;
        long y = 1;
        for (; n != 0; n >>= 1, x *= x)
            if ((n & 1) != 0) y *= x;
        return y;
    });

    public static LongLane operator /(LongLane a, LongLane b) => throw NotReal();
    public static LongLane Sqrt(LongLane x) => throw NotReal();
    public static LongLane Exp(LongLane x) => throw NotReal();
    public static LongLane Log(LongLane x) => throw NotReal();
    public static LongLane Sin(LongLane x) => throw NotReal();
    public static LongLane Cos(LongLane x) => throw NotReal();
    public static LongLane Tanh(LongLane x) => throw NotReal();
    public static LongLane Erf(LongLane x) => throw NotReal();
    public static LongLane Floor(LongLane x) => x;
    public static LongLane Round(LongLane x) => x;
    public static LongLane CopySign(LongLane magnitude, LongLane sign) => throw NotReal();
    public static LongLane NextAfter(LongLane x, LongLane y) => throw NotReal();
    public static LongLane MultiplyAdd(LongLane a, LongLane b, LongLane c) => a * b + c;
    public static LongLane Apply<TFunction>(LongLane x) where TFunction : struct, IScalarFunction => throw NotReal();
    public static LongLane Apply<TFunction>(LongLane x, LongLane y) where TFunction : struct, IScalarFunction2 => throw NotReal();

    static NotSupportedException NotReal() => new("Reals of integers: the dtype rules keep such formulas away.");

    static LongLane Each(LongLane a, LongLane b, Func<long, long, long> f)
    {
        long* q = stackalloc long[8];
        a.v.Store(q);
        b.v.Store(q + 4);
        for (int i = 0; i < 4; i++) q[i] = f(q[i], q[i + 4]);
        return Load(q);
    }
}
