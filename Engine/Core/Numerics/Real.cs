using static System.Runtime.CompilerServices.MethodImplOptions;
using Inline = System.Runtime.CompilerServices.MethodImplAttribute;

namespace NamedTorch.Numerics;

/// <summary>The reference: one double. A mask is 1 or 0.</summary>
public readonly struct Real(double value) : IReal<Real>
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public static Real Of(double constant) => new(constant);
    /// <inheritdoc/>
    public static Real operator +(Real a, Real b) => new(a.Value + b.Value);
    /// <inheritdoc/>
    public static Real operator -(Real a, Real b) => new(a.Value - b.Value);
    /// <inheritdoc/>
    public static Real operator *(Real a, Real b) => new(a.Value * b.Value);
    /// <inheritdoc/>
    public static Real operator /(Real a, Real b) => new(a.Value / b.Value);
    /// <inheritdoc/>
    public static Real operator -(Real a) => new(-a.Value);
    /// <inheritdoc/>
    public static Real Min(Real a, Real b) => new(Math.Min(a.Value, b.Value));
    /// <inheritdoc/>
    public static Real Max(Real a, Real b) => new(Math.Max(a.Value, b.Value));
    /// <inheritdoc/>
    public static Real Abs(Real x) => new(Math.Abs(x.Value));
    /// <inheritdoc/>
    public static Real Less(Real a, Real b) => Mask(a.Value < b.Value);
    /// <inheritdoc/>
    public static Real LessOrEqual(Real a, Real b) => Mask(a.Value <= b.Value);
    /// <inheritdoc/>
    public static Real Equal(Real a, Real b) => Mask(a.Value == b.Value);
    /// <inheritdoc/>
    public static Real Select(Real mask, Real then, Real otherwise) => mask.Value != 0 ? then : otherwise;
    /// <inheritdoc/>
    public static Real Both(Real mask, Real other) => Mask(mask.Value != 0 && other.Value != 0);
    /// <inheritdoc/>
    public static Real Either(Real mask, Real other) => Mask(mask.Value != 0 || other.Value != 0);
    /// <inheritdoc/>
    public static Real Not(Real mask) => Mask(mask.Value == 0);
    /// <inheritdoc/>
    public static Real Quotient(Real a, Real b) => new(Math.Truncate(a.Value / b.Value));
    /// <inheritdoc/>
    public static Real Modulo(Real a, Real b) => new(a.Value % b.Value);
    /// <inheritdoc/>
    public static Real Pow(Real a, Real b) => new(Math.Pow(a.Value, b.Value));
    /// <inheritdoc/>
    public static Real CopySign(Real magnitude, Real sign) => new(Math.CopySign(magnitude.Value, sign.Value));
    /// <inheritdoc/>
    public static Real NextAfter(Real x, Real y) => new(SpecialFunctions.NextAfter(x.Value, y.Value));
    /// <inheritdoc/>
    public static Real Sqrt(Real x) => new(Math.Sqrt(x.Value));
    /// <inheritdoc/>
    public static Real Exp(Real x) => new(Math.Exp(x.Value));
    /// <inheritdoc/>
    public static Real Log(Real x) => new(Math.Log(x.Value));
    /// <inheritdoc/>
    public static Real Sin(Real x) => new(Math.Sin(x.Value));
    /// <inheritdoc/>
    public static Real Cos(Real x) => new(Math.Cos(x.Value));
    /// <inheritdoc/>
    public static Real Tanh(Real x) => new(Math.Tanh(x.Value));
    /// <inheritdoc/>
    public static Real Erf(Real x) => new(SpecialFunctions.Erf(x.Value));
    /// <inheritdoc/>
    public static Real Floor(Real x) => new(Math.Floor(x.Value));
    /// <inheritdoc/>
    public static Real Round(Real x) => new(Math.Round(x.Value, MidpointRounding.ToEven));
    /// <inheritdoc/>
    public static Real MultiplyAdd(Real a, Real b, Real c) => new(a.Value * b.Value + c.Value);
    /// <inheritdoc/>
    public static Real Apply<TFunction>(Real x) where TFunction : struct, IScalarFunction => new(TFunction.Value(x.Value));
    /// <inheritdoc/>
    public static Real Apply<TFunction>(Real x, Real y) where TFunction : struct, IScalarFunction2 => new(TFunction.Value(x.Value, y.Value));
    /// <inheritdoc/>
    public static Real[] Repeat<TLoop>(Real[] state) where TLoop : struct, ILoop
    {
        while (TLoop.Goes(state).Value != 0) state = TLoop.Step(state);
        return state;
    }

    [Inline(AggressiveInlining)]
    static Real Mask(bool holds) => new(holds ? 1 : 0);
}
