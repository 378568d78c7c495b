using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Four float64.</summary>
readonly unsafe struct DoubleLane(Vector256<double> v) : ISimd<DoubleLane, double>
{
    readonly Vector256<double> v = v;

    public static int Count => Vector256<double>.Count;
    [MethodImpl(AggressiveInlining)] public static DoubleLane Load(double* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static DoubleLane LoadSecond(double* source) => new(EverySecond.Load(source));
    [MethodImpl(AggressiveInlining)] public static DoubleLane LoadFirst(double* source, int count) => new(Ends.Load((long*)source, count).AsDouble());
    [MethodImpl(AggressiveInlining)] public static DoubleLane FirstMask(int count) => new(Ends.Mask64(count).AsDouble());
    [MethodImpl(AggressiveInlining)] public static DoubleLane Fill(double value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(double* target, DoubleLane value) => value.v.Store(target);
    [MethodImpl(AggressiveInlining)] public static void Stream(double* target, DoubleLane value) => value.v.StoreAlignedNonTemporal(target);
    [MethodImpl(AggressiveInlining)] public static double First(DoubleLane value) => value.v.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static DoubleLane Across<TFold>(in TFold fold, DoubleLane x) where TFold : struct, IFold
    {
        x = fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create((long)2, 3, 0, 1))));
        return fold.Combine(x, new(Vector256.Shuffle(x.v, Vector256.Create((long)1, 0, 3, 2))));
    }

    [MethodImpl(AggressiveInlining)] public static DoubleLane Of(double constant) => new(Vector256.Create((double)constant));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Of(Parameter parameter) => new(Vector256.Create(parameter.Value));
    public static DoubleLane Zero => new(Vector256<double>.Zero);
    public static DoubleLane One => new(Vector256<double>.One);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator +(DoubleLane a, DoubleLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator -(DoubleLane a, DoubleLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator *(DoubleLane a, DoubleLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator -(DoubleLane a) => new(-a.v);

    // The native instructions take the second operand where one is NaN: a NaN in b is all that has to be put back. A chain a = Max(a, b) waits for one instruction.
    [MethodImpl(AggressiveInlining)] public static DoubleLane Min(DoubleLane a, DoubleLane b) => new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MinNative(b.v, a.v), b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Max(DoubleLane a, DoubleLane b) => new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MaxNative(b.v, a.v), b.v));

    [MethodImpl(AggressiveInlining)] public static DoubleLane Abs(DoubleLane x) => new(Vector256.Abs(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Less(DoubleLane a, DoubleLane b) => new(Vector256.LessThan(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane LessOrEqual(DoubleLane a, DoubleLane b) => new(Vector256.LessThanOrEqual(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Equal(DoubleLane a, DoubleLane b) => new(Vector256.Equals(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Select(DoubleLane mask, DoubleLane then, DoubleLane otherwise) => new(Vector256.ConditionalSelect(mask.v, then.v, otherwise.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Both(DoubleLane mask, DoubleLane other) => new(mask.v & other.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Either(DoubleLane mask, DoubleLane other) => new(mask.v | other.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Not(DoubleLane mask) => new(~mask.v);

    [MethodImpl(AggressiveInlining)] public static DoubleLane Quotient(DoubleLane a, DoubleLane b) => new(Vector256.Truncate(a.v / b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator /(DoubleLane a, DoubleLane b) => new(a.v / b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Sqrt(DoubleLane x) => new(Vector256.Sqrt(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Exp(DoubleLane x) => new(Vector256.Exp(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Log(DoubleLane x) => new(Vector256.Log(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Sin(DoubleLane x) => new(Vector256.Sin(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Cos(DoubleLane x) => new(Vector256.Cos(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Tanh(DoubleLane x) => DoubleFormulas.Tanh(x);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Erf(DoubleLane x) => DoubleFormulas.Erf(x);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Floor(DoubleLane x) => new(Vector256.Floor(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Round(DoubleLane x) => new(Vector256.Round(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane CopySign(DoubleLane magnitude, DoubleLane sign) => new(Vector256.CopySign(magnitude.v, sign.v));
    public static DoubleLane Pow(DoubleLane a, DoubleLane b) => Each(a, b, Math.Pow);
    public static DoubleLane NextAfter(DoubleLane x, DoubleLane y) => Each(x, y, SpecialFunctions.NextAfter);
    [MethodImpl(AggressiveInlining)] public static DoubleLane MultiplyAdd(DoubleLane a, DoubleLane b, DoubleLane c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    // As for float32.
    [MethodImpl(AggressiveInlining)]
    public static DoubleLane Modulo(DoubleLane a, DoubleLane b)
    {
        var q = Vector256.Truncate(a.v / b.v);
        var size = Vector256.Abs(b.v);
        if (!Vector256.LessThanAll(Vector256.Abs(q), Vector256.Create(1e15)) || !Vector256.LessThanAll(size, Vector256.Create(double.PositiveInfinity)))
            return Each(a, b, static (x, y) => x % y);
        var r = Vector256.CopySign(Vector256<double>.One, a.v) * Vector256.FusedMultiplyAdd(-q, b.v, a.v);
        r = Vector256.ConditionalSelect(Vector256.LessThan(r, Vector256<double>.Zero), r + size, r);
        r = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(size, r), r - size, r);
        return new(Vector256.CopySign(r, a.v));
    }

    /// <summary>aᵇ by e^(b·ln a), to about 1e-14: enough for float32.</summary>
    internal static Vector256<double> PowApproximate(Vector256<double> a, Vector256<double> b)
    {
        var size = Vector256.Abs(a);
        var y = Vector256.Exp(b * Vector256.Log(size));
        var half = b * Vector256.Create(0.5);
        var isWhole = Vector256.Equals(b, Vector256.Round(b));
        var isOdd = isWhole & ~Vector256.Equals(half, Vector256.Round(half));
        // A negative base: the sign of an odd exponent, no number for a fractional one; −0 and −∞ take any exponent.
        y = Vector256.ConditionalSelect(isOdd, Vector256.CopySign(y, a), y);
        var isNegative = Vector256.LessThan(a, Vector256<double>.Zero) & Vector256.LessThan(size, Vector256.Create(double.PositiveInfinity));
        y = Vector256.ConditionalSelect(isNegative & ~isWhole, Vector256.Create(double.NaN), y);
        var isOne = Vector256.Equals(b, Vector256<double>.Zero) | Vector256.Equals(a, Vector256<double>.One)
            | Vector256.Equals(size, Vector256<double>.One) & Vector256.Equals(Vector256.Abs(b), Vector256.Create(double.PositiveInfinity));
        return Vector256.ConditionalSelect(isOne, Vector256<double>.One, y);
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(byte* target, DoubleLane mask)
    {
        // Four bits to four bytes: bit i times 2⁷ⁱ lands on bit 8i.
        uint bits = mask.v.ExtractMostSignificantBits();
        *(uint*)target = bits * 0x00204081 & 0x01010101;
    }

    public static DoubleLane Apply<TFunction>(DoubleLane x) where TFunction : struct, IScalarFunction
    {
        double* a = stackalloc double[4];
        x.v.Store(a);
        for (int i = 0; i < 4; i++) a[i] = (double)TFunction.Value(a[i]);
        return Load(a);
    }

    public static DoubleLane Apply<TFunction>(DoubleLane x, DoubleLane y) where TFunction : struct, IScalarFunction2
    {
        double* a = stackalloc double[8];
        x.v.Store(a);
        y.v.Store(a + 4);
        for (int i = 0; i < 4; i++) a[i] = (double)TFunction.Value(a[i], a[i + 4]);
        return Load(a);
    }

    public static DoubleLane Gcd(DoubleLane a, DoubleLane b) => throw NotBits();
    public static DoubleLane And(DoubleLane a, DoubleLane b) => throw NotBits();
    public static DoubleLane Or(DoubleLane a, DoubleLane b) => throw NotBits();
    public static DoubleLane Xor(DoubleLane a, DoubleLane b) => throw NotBits();
    public static DoubleLane ShiftLeft(DoubleLane a, DoubleLane b) => throw NotBits();
    public static DoubleLane ShiftRight(DoubleLane a, DoubleLane b) => throw NotBits();

    static NotSupportedException NotBits() => new("Bits of floats: the dtype rules keep such formulas away.");


    static DoubleLane Each(DoubleLane x, DoubleLane y, Func<double, double, double> f)
    {
        double* a = stackalloc double[8];
        x.v.Store(a);
        y.v.Store(a + 4);
        for (int i = 0; i < 4; i++) a[i] = f(a[i], a[i + 4]);
        return Load(a);
    }
}
