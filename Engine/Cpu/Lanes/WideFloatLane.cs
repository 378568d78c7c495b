using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Sixteen float32, for long formulas where the processor has such registers: with half the instructions more elements are on their way
/// at once. Element by element the results are those of <see cref="FloatLane"/>, which does what is rare, half by half.
/// </summary>
readonly unsafe struct WideFloatLane(Vector512<float> v) : ISimd<WideFloatLane, float>, ISingle<WideFloatLane>
{
    readonly Vector512<float> v = v;

    WideFloatLane(FloatLane low, FloatLane high) : this(Vector512.Create(low.Vector, high.Vector)) { }

    FloatLane Low => new(v.GetLower());
    FloatLane High => new(v.GetUpper());

    public static int Count => Vector512<float>.Count;
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Load(float* source) => new(Vector512.Load(source));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane LoadFirst(float* source, int count) => new(FloatLane.LoadFirst(source, count), FloatLane.LoadFirst(source + FloatLane.Count, count - FloatLane.Count));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane FirstMask(int count) => new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle());
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Fill(float value) => new(Vector512.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(float* target, WideFloatLane value) => value.v.Store(target);
    [MethodImpl(AggressiveInlining)] public static void Stream(float* target, WideFloatLane value) => value.v.StoreAlignedNonTemporal(target);
    [MethodImpl(AggressiveInlining)] public static float First(WideFloatLane value) => value.v.ToScalar();

    // The second load ends with the last element that is wanted: its odd places are even ones.
    [MethodImpl(AggressiveInlining)]
    public static WideFloatLane LoadSecond(float* source)
    {
        if (!Avx512F.IsSupported) return new(FloatLane.LoadSecond(source), FloatLane.LoadSecond(source + 2 * FloatLane.Count));
        return new(Avx512F.PermuteVar16x32x2(Vector512.Load(source), Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31), Vector512.Load(source + Count - 1)));
    }

    [MethodImpl(AggressiveInlining)]
    public static WideFloatLane Across<TFold>(in TFold fold, WideFloatLane x) where TFold : struct, IFold
    {
        var half = FloatLane.Across(fold, fold.Combine(x.Low, x.High));
        return new(half, half);
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(byte* target, WideFloatLane mask)
    {
        FloatLane.StoreMask(target, mask.Low);
        FloatLane.StoreMask(target + FloatLane.Count, mask.High);
    }

    [MethodImpl(AggressiveInlining)] public static WideFloatLane Of(double constant) => new(Vector512.Create((float)constant));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Of(Parameter parameter) => new(Vector512.Create(parameter.Single));
    public static WideFloatLane Zero => new(Vector512<float>.Zero);
    public static WideFloatLane One => new(Vector512<float>.One);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane operator +(WideFloatLane a, WideFloatLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane operator -(WideFloatLane a, WideFloatLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane operator *(WideFloatLane a, WideFloatLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane operator /(WideFloatLane a, WideFloatLane b) => new(a.v / b.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane operator -(WideFloatLane a) => new(-a.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane MultiplyAdd(WideFloatLane a, WideFloatLane b, WideFloatLane c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    // As for eight.
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Min(WideFloatLane a, WideFloatLane b) => new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MinNative(b.v, a.v), b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Max(WideFloatLane a, WideFloatLane b) => new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MaxNative(b.v, a.v), b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Limit(WideFloatLane x, WideFloatLane least, WideFloatLane most) => new(Vector512.MinNative(most.v, Vector512.MaxNative(least.v, x.v)));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Abs(WideFloatLane x) => new(Vector512.Abs(x.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Less(WideFloatLane a, WideFloatLane b) => new(Vector512.LessThan(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane LessOrEqual(WideFloatLane a, WideFloatLane b) => new(Vector512.LessThanOrEqual(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Equal(WideFloatLane a, WideFloatLane b) => new(Vector512.Equals(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Select(WideFloatLane mask, WideFloatLane then, WideFloatLane otherwise) => new(Vector512.ConditionalSelect(mask.v, then.v, otherwise.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Both(WideFloatLane mask, WideFloatLane other) => new(mask.v & other.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Either(WideFloatLane mask, WideFloatLane other) => new(mask.v | other.v);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Not(WideFloatLane mask) => new(~mask.v);

    [MethodImpl(AggressiveInlining)] public static WideFloatLane Quotient(WideFloatLane a, WideFloatLane b) => new(Vector512.Truncate(a.v / b.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Sqrt(WideFloatLane x) => new(Vector512.Sqrt(x.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Exp(WideFloatLane x) => SingleFormulas.Exp(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Log(WideFloatLane x) => SingleFormulas.Log(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Sin(WideFloatLane x) => IsLarge(x) ? new(FloatLane.Sin(x.Low), FloatLane.Sin(x.High)) : SingleFormulas.Sin(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Cos(WideFloatLane x) => IsLarge(x) ? new(FloatLane.Cos(x.Low), FloatLane.Cos(x.High)) : SingleFormulas.Cos(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Tanh(WideFloatLane x) => SingleFormulas.Tanh(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Erf(WideFloatLane x) => SingleFormulas.Erf(x);
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Floor(WideFloatLane x) => new(Vector512.Floor(x.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane Round(WideFloatLane x) => new(Vector512.Round(x.v));
    [MethodImpl(AggressiveInlining)] public static WideFloatLane CopySign(WideFloatLane magnitude, WideFloatLane sign) => new(Vector512.CopySign(magnitude.v, sign.v));
    public static WideFloatLane NextAfter(WideFloatLane x, WideFloatLane y) => new(FloatLane.NextAfter(x.Low, y.Low), FloatLane.NextAfter(x.High, y.High));
    public static WideFloatLane Modulo(WideFloatLane a, WideFloatLane b) => new(FloatLane.Modulo(a.Low, b.Low), FloatLane.Modulo(a.High, b.High));
    public static WideFloatLane Pow(WideFloatLane a, WideFloatLane b) => new(FloatLane.Pow(a.Low, b.Low), FloatLane.Pow(a.High, b.High));
    public static WideFloatLane Apply<TFunction>(WideFloatLane x) where TFunction : struct, IScalarFunction => new(FloatLane.Apply<TFunction>(x.Low), FloatLane.Apply<TFunction>(x.High));
    public static WideFloatLane Apply<TFunction>(WideFloatLane x, WideFloatLane y) where TFunction : struct, IScalarFunction2 => new(FloatLane.Apply<TFunction>(x.Low, y.Low), FloatLane.Apply<TFunction>(x.High, y.High));

    [MethodImpl(AggressiveInlining)]
    public static WideFloatLane PowerOfTwo(WideFloatLane n) => new(((n.v + Vector512.Create(12582912f + 127)).AsInt32() << 23).AsSingle());

    [MethodImpl(AggressiveInlining)]
    public static WideFloatLane Scale(WideFloatLane x, WideFloatLane n) =>
        Avx512F.IsSupported ? new(Avx512F.Scale(x.v, n.v)) : new(FloatLane.Scale(x.Low, n.Low), FloatLane.Scale(x.High, n.High));

    [MethodImpl(AggressiveInlining)]
    public static WideFloatLane Split(WideFloatLane x, out WideFloatLane exponent)
    {
        var bits = x.v.AsInt32();
        var e = (bits - Vector512.Create(0x3F3504F3)) >> 23;
        exponent = new(Vector512.ConvertToSingle(e));
        return new((bits - (e << 23)).AsSingle());
    }

    [MethodImpl(AggressiveInlining)]
    static bool IsLarge(WideFloatLane x) => Vector512.GreaterThanAny(Vector512.Abs(x.v), Vector512.Create(100000f));

    public static WideFloatLane Gcd(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
    public static WideFloatLane And(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
    public static WideFloatLane Or(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
    public static WideFloatLane Xor(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
    public static WideFloatLane ShiftLeft(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
    public static WideFloatLane ShiftRight(WideFloatLane a, WideFloatLane b) => throw FloatLane.NotBits();
}
