using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Four float64.</summary>
readonly unsafe struct DoubleLane(Vector256<double> v) : ISimd<DoubleLane, double>
{
    readonly Vector256<double> v = v;

    public static int Count => Vector256<double>.Count;
    [MethodImpl(AggressiveInlining)] public static DoubleLane Load(double* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Fill(double value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(double* target, DoubleLane value) => value.v.Store(target);

    [MethodImpl(AggressiveInlining)] public static DoubleLane Of(double constant) => new(Vector256.Create((double)constant));
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator +(DoubleLane a, DoubleLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator -(DoubleLane a, DoubleLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator *(DoubleLane a, DoubleLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane operator -(DoubleLane a) => new(-a.v);
    [MethodImpl(AggressiveInlining)] public static DoubleLane Min(DoubleLane a, DoubleLane b) => new(Vector256.Min(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Max(DoubleLane a, DoubleLane b) => new(Vector256.Max(a.v, b.v));
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
    [MethodImpl(AggressiveInlining)] public static DoubleLane Tanh(DoubleLane x) => Each(x, static a => double.Tanh(a));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Erf(DoubleLane x) => Each(x, static a => (double)SpecialFunctions.Erf(a));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Floor(DoubleLane x) => new(Vector256.Floor(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane Round(DoubleLane x) => new(Vector256.Round(x.v));
    [MethodImpl(AggressiveInlining)] public static DoubleLane CopySign(DoubleLane magnitude, DoubleLane sign) => new(Vector256.CopySign(magnitude.v, sign.v));
    public static DoubleLane Modulo(DoubleLane a, DoubleLane b) => Each(a, b, static (x, y) => x % y);
    public static DoubleLane Pow(DoubleLane a, DoubleLane b) => Each(a, b, static (x, y) => (double)Math.Pow(x, y));
    public static DoubleLane NextAfter(DoubleLane x, DoubleLane y) => Each(x, y, SpecialFunctions.NextAfter);
    [MethodImpl(AggressiveInlining)] public static DoubleLane MultiplyAdd(DoubleLane a, DoubleLane b, DoubleLane c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    public static void StoreMask(byte* target, DoubleLane mask)
    {
        uint bits = mask.v.ExtractMostSignificantBits();
        for (int i = 0; i < Vector256<double>.Count; i++) target[i] = (byte)(bits >> i & 1);
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

    static DoubleLane Each(DoubleLane x, Func<double, double> f)
    {
        double* a = stackalloc double[4];
        x.v.Store(a);
        for (int i = 0; i < 4; i++) a[i] = f(a[i]);
        return Load(a);
    }

    static DoubleLane Each(DoubleLane x, DoubleLane y, Func<double, double, double> f)
    {
        double* a = stackalloc double[8];
        x.v.Store(a);
        y.v.Store(a + 4);
        for (int i = 0; i < 4; i++) a[i] = f(a[i], a[i + 4]);
        return Load(a);
    }
}
