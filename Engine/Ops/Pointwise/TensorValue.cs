using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>
/// A formula run on whole tensors: each step is a recorded operation, so the derivative of a derivative formula needs no formula of
/// its own. Masks are bool tensors.
/// </summary>
readonly struct TensorValue(Tensor? tensor, double constant = 0) : IReal<TensorValue>
{
    /// <summary>The value; a constant as a scalar.</summary>
    internal Tensor Tensor => tensor ?? Tensor.Weak(constant);

    /// <summary>The product with a tensor; a constant 1 leaves it alone.</summary>
    internal Tensor Times(Tensor g) => tensor is not null ? g * tensor : constant == 1 ? g : g * constant;

    static TensorValue Of(Tensor x) => new(x);

    public static TensorValue Of(double constant) => new(null, constant);
    public static TensorValue operator +(TensorValue a, TensorValue b) => Of(a.Tensor + b.Tensor);
    public static TensorValue operator -(TensorValue a, TensorValue b) => Of(a.Tensor - b.Tensor);
    public static TensorValue operator *(TensorValue a, TensorValue b) => Of(a.Tensor * b.Tensor);
    public static TensorValue operator /(TensorValue a, TensorValue b) => Of(a.Tensor / b.Tensor);
    public static TensorValue operator -(TensorValue a) => Of(-a.Tensor);
    public static TensorValue Min(TensorValue a, TensorValue b) => Of(Binary.Numeric(new Minimum(), a.Tensor, b.Tensor));
    public static TensorValue Max(TensorValue a, TensorValue b) => Of(Binary.Numeric(new Maximum(), a.Tensor, b.Tensor));
    public static TensorValue Abs(TensorValue x) => Of(Unary.Numeric(new Abs(), x.Tensor));
    public static TensorValue Less(TensorValue a, TensorValue b) => Of(a.Tensor < b.Tensor);
    public static TensorValue LessOrEqual(TensorValue a, TensorValue b) => Of(a.Tensor <= b.Tensor);
    public static TensorValue Equal(TensorValue a, TensorValue b) => Of(Binary.Compare(new Equal(), a.Tensor, b.Tensor));
    public static TensorValue Select(TensorValue mask, TensorValue then, TensorValue otherwise) => Of(Where.Run(mask.Tensor, then.Tensor, otherwise.Tensor));
    public static TensorValue Both(TensorValue mask, TensorValue other) => Of(mask.Tensor & other.Tensor);
    public static TensorValue Either(TensorValue mask, TensorValue other) => Of(mask.Tensor | other.Tensor);
    public static TensorValue Not(TensorValue mask) => Of(!mask.Tensor);
    public static TensorValue Quotient(TensorValue a, TensorValue b) => Of(Unary.Real(new Truncate(), (a / b).Tensor));
    public static TensorValue Sqrt(TensorValue x) => Of(Unary.Real(new Sqrt(), x.Tensor));
    public static TensorValue Exp(TensorValue x) => Of(Unary.Real(new Exp(), x.Tensor));
    public static TensorValue Log(TensorValue x) => Of(Unary.Real(new Log(), x.Tensor));
    public static TensorValue Sin(TensorValue x) => Of(Unary.Real(new Sin(), x.Tensor));
    public static TensorValue Cos(TensorValue x) => Of(Unary.Real(new Cos(), x.Tensor));
    public static TensorValue Tanh(TensorValue x) => Of(Unary.Real(new Tanh(), x.Tensor));
    public static TensorValue Erf(TensorValue x) => Of(Unary.Real(new Erf(), x.Tensor));
    public static TensorValue Floor(TensorValue x) => Of(Unary.Real(new Floor(), x.Tensor));
    public static TensorValue Round(TensorValue x) => Of(Unary.Real(new Round(), x.Tensor));
    public static TensorValue MultiplyAdd(TensorValue a, TensorValue b, TensorValue c) => a * b + c;
    public static TensorValue Apply<TFunction>(TensorValue x) where TFunction : struct, IScalarFunction => Of(Unary.Real(new ScalarFunction<TFunction>(), x.Tensor));
    public static TensorValue Apply<TFunction>(TensorValue x, TensorValue y) where TFunction : struct, IScalarFunction2 => Of(Binary.Real(new ScalarFunction2<TFunction>(), x.Tensor, y.Tensor));

    readonly struct ScalarFunction<TFunction> : IUnary where TFunction : struct, IScalarFunction
    {
        public V Forward<V>(V x) where V : IReal<V> => V.Apply<TFunction>(x);
        public V Derivative<V>(V x, V y) where V : IReal<V> => TFunction.Derivative(x, y);
    }

    readonly struct ScalarFunction2<TFunction> : IBinary where TFunction : struct, IScalarFunction2
    {
        public V Forward<V>(V x, V y) where V : IReal<V> => V.Apply<TFunction>(x, y);
        public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => TFunction.DerivativeLeft(x, y, z);
        public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => TFunction.DerivativeRight(x, y, z);
    }
}
