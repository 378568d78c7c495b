using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Eight float32: arithmetic instructions where there are any, else element by element.</summary>
readonly unsafe struct FloatLane(Vector256<float> v) : ISimd<FloatLane, float>
{
    readonly Vector256<float> v = v;

    public static int Count => Vector256<float>.Count;
    [MethodImpl(AggressiveInlining)] public static FloatLane Load(float* source) => new(Vector256.Load(source));
    [MethodImpl(AggressiveInlining)] public static FloatLane Fill(float value) => new(Vector256.Create(value));
    [MethodImpl(AggressiveInlining)] public static void Store(float* target, FloatLane value) => value.v.Store(target);

    [MethodImpl(AggressiveInlining)] public static FloatLane Of(double constant) => new(Vector256.Create((float)constant));
    [MethodImpl(AggressiveInlining)] public static FloatLane operator +(FloatLane a, FloatLane b) => new(a.v + b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator -(FloatLane a, FloatLane b) => new(a.v - b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator *(FloatLane a, FloatLane b) => new(a.v * b.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane operator -(FloatLane a) => new(-a.v);
    [MethodImpl(AggressiveInlining)] public static FloatLane Min(FloatLane a, FloatLane b) => new(Vector256.Min(a.v, b.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Max(FloatLane a, FloatLane b) => new(Vector256.Max(a.v, b.v));
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
    [MethodImpl(AggressiveInlining)] public static FloatLane Exp(FloatLane x) => new(VectorMath.Exp(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Log(FloatLane x) => new(VectorMath.Log(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Sin(FloatLane x) => new(Vector256.Sin(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Cos(FloatLane x) => new(Vector256.Cos(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Tanh(FloatLane x) => new(VectorMath.Tanh(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Erf(FloatLane x) => new(VectorMath.Erf(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Floor(FloatLane x) => new(Vector256.Floor(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane Round(FloatLane x) => new(Vector256.Round(x.v));
    [MethodImpl(AggressiveInlining)] public static FloatLane CopySign(FloatLane magnitude, FloatLane sign) => new(Vector256.CopySign(magnitude.v, sign.v));
    public static FloatLane Modulo(FloatLane a, FloatLane b) => Each(a, b, static (x, y) => x % y);
    public static FloatLane Pow(FloatLane a, FloatLane b) => Each(a, b, static (x, y) => (float)Math.Pow(x, y));
    public static FloatLane NextAfter(FloatLane x, FloatLane y) => Each(x, y, SpecialFunctions.NextAfter);
    [MethodImpl(AggressiveInlining)] public static FloatLane MultiplyAdd(FloatLane a, FloatLane b, FloatLane c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    public static void StoreMask(byte* target, FloatLane mask)
    {
        uint bits = mask.v.ExtractMostSignificantBits();
        for (int i = 0; i < Vector256<float>.Count; i++) target[i] = (byte)(bits >> i & 1);
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

    static NotSupportedException NotBits() => new("Bits of floats: the dtype rules keep such formulas away.");

    static FloatLane Each(FloatLane x, FloatLane y, Func<float, float, float> f)
    {
        float* a = stackalloc float[16];
        x.v.Store(a);
        y.v.Store(a + 8);
        for (int i = 0; i < 8; i++) a[i] = f(a[i], a[i + 8]);
        return Load(a);
    }
}
