using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Eight float32: arithmetic instructions where there are any, else element by element.</summary>
readonly unsafe struct FloatLane(Vector256<float> v) : ISimd<FloatLane, float>, ISingle<FloatLane>
{
    readonly Vector256<float> v = v;

    internal Vector256<float> Vector => v;

    public static int Count => Vector256<float>.Count;
    [MethodImpl(AggressiveInlining)] public static FloatLane Load(float* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static FloatLane LoadSecond(float* source) => new(EverySecond.Load(source));
    [MethodImpl(AggressiveInlining)] public static FloatLane LoadFirst(float* source, int count) => new(Ends.Load((int*)source, count).AsSingle());
    [MethodImpl(AggressiveInlining)] public static FloatLane FirstMask(int count) => new(Ends.Mask32(count).AsSingle());
    [MethodImpl(AggressiveInlining)] public static FloatLane Fill(float value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(float* target, FloatLane value) => value.v.Store(target);
    [MethodImpl(AggressiveInlining)] public static void Stream(float* target, FloatLane value) => value.v.StoreAlignedNonTemporal(target);
    [MethodImpl(AggressiveInlining)] public static float First(FloatLane value) => value.v.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static FloatLane Across<TFold>(in TFold fold, FloatLane x) where TFold : struct, IFold
    {
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3))));
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5))));
        return fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6))));
    }

    [MethodImpl(AggressiveInlining)] public static FloatLane Of(double constant) => new(Vector256.Create((float)constant));
    [MethodImpl(AggressiveInlining)] public static FloatLane Of(Parameter parameter) => new(Vector256.Create(parameter.Single));
    public static FloatLane Zero => new(Vector256<float>.Zero);
    public static FloatLane One => new(Vector256<float>.One);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator +(FloatLane a, FloatLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator -(FloatLane a, FloatLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator *(FloatLane a, FloatLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator -(FloatLane a) => new(-a.v);

    // The native instructions take the second operand where one is NaN: a NaN in b is all that has to be put back. A chain a = Max(a, b) waits for one instruction.
    [MethodImpl(AggressiveInlining)] public static FloatLane Min(FloatLane a, FloatLane b) => new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MinNative(b.v, a.v), b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Max(FloatLane a, FloatLane b) => new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MaxNative(b.v, a.v), b.v));

    [MethodImpl(AggressiveInlining)] public static FloatLane Abs(FloatLane x) => new(Vector256.Abs(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Less(FloatLane a, FloatLane b) => new(Vector256.LessThan(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane LessOrEqual(FloatLane a, FloatLane b) => new(Vector256.LessThanOrEqual(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Equal(FloatLane a, FloatLane b) => new(Vector256.Equals(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Select(FloatLane mask, FloatLane then, FloatLane otherwise) => new(Vector256.ConditionalSelect(mask.v, then.v, otherwise.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Both(FloatLane mask, FloatLane other) => new(mask.v & other.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane Either(FloatLane mask, FloatLane other) => new(mask.v | other.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane Not(FloatLane mask) => new(~mask.v);

    [MethodImpl(AggressiveInlining)] public static FloatLane Quotient(FloatLane a, FloatLane b) => new(Vector256.Truncate(a.v / b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane operator /(FloatLane a, FloatLane b) => new(a.v / b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane Sqrt(FloatLane x) => new(Vector256.Sqrt(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Exp(FloatLane x) => SingleFormulas.Exp(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Log(FloatLane x) => SingleFormulas.Log(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Sin(FloatLane x) => IsLarge(x) ? Each(x, static a => (float)Math.Sin(a)) : SingleFormulas.Sin(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Cos(FloatLane x) => IsLarge(x) ? Each(x, static a => (float)Math.Cos(a)) : SingleFormulas.Cos(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Tanh(FloatLane x) => SingleFormulas.Tanh(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Erf(FloatLane x) => SingleFormulas.Erf(x);
    [MethodImpl(AggressiveInlining)] public static FloatLane Floor(FloatLane x) => new(Vector256.Floor(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Round(FloatLane x) => new(Vector256.Round(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane CopySign(FloatLane magnitude, FloatLane sign) => new(Vector256.CopySign(magnitude.v, sign.v));
    public static FloatLane NextAfter(FloatLane x, FloatLane y) => Each(x, y, SpecialFunctions.NextAfter);

    // trunc(a / b) may be one too many or too few after rounding; with one fused step the remainder itself is exact.
    [MethodImpl(AggressiveInlining)]
    public static FloatLane Modulo(FloatLane a, FloatLane b)
    {
        var q = Vector256.Truncate(a.v / b.v);
        var size = Vector256.Abs(b.v);
        if (!Vector256.LessThanAll(Vector256.Abs(q), Vector256.Create(4194304f)) || !Vector256.LessThanAll(size, Vector256.Create(float.PositiveInfinity)))
            return Each(a, b, static (x, y) => x % y);
        var r = Vector256.CopySign(Vector256<float>.One, a.v) * Vector256.FusedMultiplyAdd(-q, b.v, a.v);
        r = Vector256.ConditionalSelect(Vector256.LessThan(r, Vector256<float>.Zero), r + size, r);
        r = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(size, r), r - size, r);
        return new(Vector256.CopySign(r, a.v));
    }

    /// <summary>By logarithm and exponential in double precision: rounded to float32 nothing of their error is left.</summary>
    public static FloatLane Pow(FloatLane a, FloatLane b)
    {
        var (a0, a1) = Vector256.Widen(a.v);
        var (b0, b1) = Vector256.Widen(b.v);
        return new(Vector256.Narrow(DoubleLane.PowApproximate(a0, b0), DoubleLane.PowApproximate(a1, b1)));
    }

    [MethodImpl(AggressiveInlining)]
    public static FloatLane PowerOfTwo(FloatLane n) => new(((n.v + Vector256.Create(12582912f + 127)).AsInt32() << 23).AsSingle());

    // Without an instruction for it two factors: 2ⁿ alone would not fit at the ends.
    [MethodImpl(AggressiveInlining)]
    public static FloatLane Scale(FloatLane x, FloatLane n)
    {
        if (Avx512F.VL.IsSupported) return new(Avx512F.VL.Scale(x.v, n.v));
        var half = Round(n * Of(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    // The native instructions take the second operand where one is NaN.
    [MethodImpl(AggressiveInlining)]
    public static FloatLane Limit(FloatLane x, FloatLane least, FloatLane most) => new(Vector256.MinNative(most.v, Vector256.MaxNative(least.v, x.v)));

    [MethodImpl(AggressiveInlining)]
    public static FloatLane Split(FloatLane x, out FloatLane exponent)
    {
        var bits = x.v.AsInt32();
        var e = (bits - Vector256.Create(0x3F3504F3)) >> 23;
        exponent = new(Vector256.ConvertToSingle(e));
        return new((bits - (e << 23)).AsSingle());
    }

    [MethodImpl(AggressiveInlining)]
    static bool IsLarge(FloatLane x) => Vector256.GreaterThanAny(Vector256.Abs(x.v), Vector256.Create(100000f));

    [MethodImpl(AggressiveInlining)] public static FloatLane MultiplyAdd(FloatLane a, FloatLane b, FloatLane c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(byte* target, FloatLane mask)
    {
        // Eight bits to eight bytes: bit i times 2⁷ⁱ lands on bit 8i; the last bit apart, where sums would carry.
        ulong bits = mask.v.ExtractMostSignificantBits();
        *(ulong*)target = (bits & 0x7F) * 0x0002040810204081 & 0x0101010101010101 | (bits & 0x80) << 49;
    }

    public static FloatLane Apply<TFunction>(FloatLane x) where TFunction : struct, IScalarFunction
    {
        float* a = stackalloc float[8];
        x.v.Store(a);
        for (int i = 0; i < 8; i++) a[i] = (float)TFunction.Value(a[i]);
        return Load(a);
    }

    public static FloatLane Apply<TFunction>(FloatLane x, FloatLane y) where TFunction : struct, IScalarFunction2
    {
        float* a = stackalloc float[16];
        x.v.Store(a);
        y.v.Store(a + 8);
        for (int i = 0; i < 8; i++) a[i] = (float)TFunction.Value(a[i], a[i + 8]);
        return Load(a);
    }

    public static FloatLane Gcd(FloatLane a, FloatLane b) => throw NotBits();
    public static FloatLane And(FloatLane a, FloatLane b) => throw NotBits();
    public static FloatLane Or(FloatLane a, FloatLane b) => throw NotBits();
    public static FloatLane Xor(FloatLane a, FloatLane b) => throw NotBits();
    public static FloatLane ShiftLeft(FloatLane a, FloatLane b) => throw NotBits();
    public static FloatLane ShiftRight(FloatLane a, FloatLane b) => throw NotBits();

    internal static NotSupportedException NotBits() => new("Bits of floats: the dtype rules keep such formulas away.");

    static FloatLane Each(FloatLane x, Func<float, float> f)
    {
        float* a = stackalloc float[8];
        x.v.Store(a);
        for (int i = 0; i < 8; i++) a[i] = f(a[i]);
        return Load(a);
    }

    static FloatLane Each(FloatLane x, FloatLane y, Func<float, float, float> f)
    {
        float* a = stackalloc float[16];
        x.v.Store(a);
        y.v.Store(a + 8);
        for (int i = 0; i < 8; i++) a[i] = f(a[i], a[i + 8]);
        return Load(a);
    }
}
