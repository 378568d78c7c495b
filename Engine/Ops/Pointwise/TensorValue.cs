using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>
/// A formula run on whole tensors: each step is a recorded operation, so the derivative of a derivative formula needs no formula of
/// its own. Constants are folded in double precision until they meet a tensor. Masks are bool tensors.
/// </summary>
readonly struct TensorValue(Tensor? tensor, double constant = 0) : IReal<TensorValue>
{
    Tensor? Known { get; } = tensor;
    double Constant { get; } = constant;

    /// <summary>The value; a constant as a scalar.</summary>
    internal Tensor Tensor => Known ?? Tensor.Weak(Constant);

    // Two constants alone would choose float32: keep the digits of one that needs them.
    Tensor Exact => (float)Constant == Constant ? Tensor : Full.Run(TensorType.Scalar, Constant, DType.Float64, Device.Cpu);

    /// <summary>The product with a tensor, whose type it has; a constant 1 leaves it alone.</summary>
    internal Tensor Times(Tensor g) => Known is not null ? g * Known : Constant == 1 ? g : g * Constant;

    static TensorValue Of(Tensor x) => new(x);
    static bool Fold(TensorValue a, TensorValue b) => a.Known is null && b.Known is null;
    static bool Is(TensorValue a, double constant) => a.Known is null && a.Constant == constant;
    Real Number => new(Constant);
    static TensorValue Of(Real x) => new(null, x.Value);
    Tensor Mask => Known ?? Tensor.Weak(Constant != 0);

    public static TensorValue Of(double constant) => new(null, constant);
    public static TensorValue operator +(TensorValue a, TensorValue b) => Fold(a, b) ? Of(a.Constant + b.Constant) : Is(a, 0) ? b : Is(b, 0) ? a : Of(a.Tensor + b.Tensor);
    public static TensorValue operator -(TensorValue a, TensorValue b) => Fold(a, b) ? Of(a.Constant - b.Constant) : Is(b, 0) ? a : Of(a.Tensor - b.Tensor);
    public static TensorValue operator *(TensorValue a, TensorValue b) => Fold(a, b) ? Of(a.Constant * b.Constant) : Is(a, 1) ? b : Is(b, 1) ? a : Of(a.Tensor * b.Tensor);
    public static TensorValue operator /(TensorValue a, TensorValue b) => Fold(a, b) ? Of(a.Constant / b.Constant) : Is(b, 1) ? a : Of(a.Tensor / b.Tensor);
    public static TensorValue operator -(TensorValue a) => a.Known is null ? Of(-a.Constant) : Of(-a.Tensor);
    public static TensorValue Min(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Math.Min(a.Constant, b.Constant)) : Of(Binary.Numeric(new Minimum(), a.Tensor, b.Tensor));
    public static TensorValue Max(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Math.Max(a.Constant, b.Constant)) : Of(Binary.Numeric(new Maximum(), a.Tensor, b.Tensor));
    public static TensorValue Abs(TensorValue x) => x.Known is null ? Of(Real.Abs(x.Number)) : Of(Unary.Numeric(new Abs(), x.Tensor));
    public static TensorValue Less(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.Less(a.Number, b.Number)) : Of(a.Tensor < b.Tensor);
    public static TensorValue LessOrEqual(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.LessOrEqual(a.Number, b.Number)) : Of(a.Tensor <= b.Tensor);
    public static TensorValue Equal(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.Equal(a.Number, b.Number)) : Of(Binary.Compare(new Equal(), a.Tensor, b.Tensor));
    public static TensorValue Select(TensorValue mask, TensorValue then, TensorValue otherwise) =>
        mask.Known is null ? mask.Constant != 0 ? then : otherwise :
        Of(Fold(then, otherwise) ? Where.Run(mask.Mask, then.Exact, otherwise.Exact) : Where.Run(mask.Mask, then.Tensor, otherwise.Tensor));
    public static TensorValue Both(TensorValue mask, TensorValue other) => Fold(mask, other) ? Of(Real.Both(mask.Number, other.Number)) : Of(mask.Mask & other.Mask);
    public static TensorValue Either(TensorValue mask, TensorValue other) => Fold(mask, other) ? Of(Real.Either(mask.Number, other.Number)) : Of(mask.Mask | other.Mask);
    public static TensorValue Not(TensorValue mask) => mask.Known is null ? Of(Real.Not(mask.Number)) : Of(!mask.Mask);
    public static TensorValue Quotient(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.Quotient(a.Number, b.Number)) : Of(Unary.Real(new Truncate(), (a / b).Tensor));
    public static TensorValue Modulo(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.Modulo(a.Number, b.Number)) : Of(Binary.Numeric(new Fmod(), a.Tensor, b.Tensor));
    public static TensorValue Pow(TensorValue a, TensorValue b) => Fold(a, b) ? Of(Real.Pow(a.Number, b.Number)) : Of(Binary.Numeric(new Pow(), a.Tensor, b.Tensor));
    public static TensorValue CopySign(TensorValue magnitude, TensorValue sign) => Fold(magnitude, sign) ? Of(Real.CopySign(magnitude.Number, sign.Number)) : Of(Binary.Real(new CopySign(), magnitude.Tensor, sign.Tensor));
    public static TensorValue NextAfter(TensorValue x, TensorValue y) => Of(Binary.Real(new NextAfter(), x.Tensor, y.Tensor));
    public static TensorValue Sqrt(TensorValue x) => x.Known is null ? Of(Real.Sqrt(x.Number)) : Of(Unary.Real(new Sqrt(), x.Tensor));
    public static TensorValue Exp(TensorValue x) => x.Known is null ? Of(Real.Exp(x.Number)) : Of(Unary.Real(new Exp(), x.Tensor));
    public static TensorValue Log(TensorValue x) => x.Known is null ? Of(Real.Log(x.Number)) : Of(Unary.Real(new Log(), x.Tensor));
    public static TensorValue Sin(TensorValue x) => x.Known is null ? Of(Real.Sin(x.Number)) : Of(Unary.Real(new Sin(), x.Tensor));
    public static TensorValue Cos(TensorValue x) => x.Known is null ? Of(Real.Cos(x.Number)) : Of(Unary.Real(new Cos(), x.Tensor));
    public static TensorValue Tanh(TensorValue x) => x.Known is null ? Of(Real.Tanh(x.Number)) : Of(Unary.Real(new Tanh(), x.Tensor));
    public static TensorValue Erf(TensorValue x) => x.Known is null ? Of(Real.Erf(x.Number)) : Of(Unary.Real(new Erf(), x.Tensor));
    public static TensorValue Floor(TensorValue x) => x.Known is null ? Of(Real.Floor(x.Number)) : Of(Unary.Real(new Floor(), x.Tensor));
    public static TensorValue Round(TensorValue x) => x.Known is null ? Of(Real.Round(x.Number)) : Of(Unary.Real(new Round(), x.Tensor));
    public static TensorValue MultiplyAdd(TensorValue a, TensorValue b, TensorValue c) => a * b + c;
    public static TensorValue Apply<TFunction>(TensorValue x) where TFunction : struct, IScalarFunction =>
        x.Known is null ? Of(TFunction.Value(x.Constant)) : Of(Unary.Real(new ScalarFunction<TFunction>(), x.Tensor));
    public static TensorValue Apply<TFunction>(TensorValue x, TensorValue y) where TFunction : struct, IScalarFunction2 =>
        Fold(x, y) ? Of(TFunction.Value(x.Constant, y.Constant)) : Of(Binary.Real(new ScalarFunction2<TFunction>(), x.Tensor, y.Tensor));

    readonly struct ScalarFunction<TFunction> : IUnary where TFunction : struct, IScalarFunction
    {
        public V Forward<V>(V x) where V : IReal<V> => V.Apply<TFunction>(x);
        public V Derivative<V>(V x, V y) where V : IReal<V> => TFunction.Slope(x, y);
    }

    readonly struct ScalarFunction2<TFunction> : IBinary where TFunction : struct, IScalarFunction2
    {
        public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<TFunction>(x, y);
        public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => TFunction.SlopeLeft(x, y, z);
        public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => TFunction.SlopeRight(x, y, z);
    }
}
