namespace NamedTorch.Numerics;

/// <summary>
/// x + x′ε with ε² = 0: a formula run on it gives its value and its derivative. Forward mode, and the judge of every
/// derivative formula. Where a function has a kink, the side that the comparison picks.
/// </summary>
public readonly struct Dual(double value, double tangent) : IReal<Dual>
{
    /// <summary>x.</summary>
    public double Value { get; } = value;
    /// <summary>x′.</summary>
    public double Tangent { get; } = tangent;

    /// <inheritdoc/>
    public static Dual Of(double constant) => new(constant, 0);
    /// <inheritdoc/>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Tangent + b.Tangent);
    /// <inheritdoc/>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Tangent - b.Tangent);
    /// <inheritdoc/>
    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent);
    /// <inheritdoc/>
    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, (a.Tangent - a.Value / b.Value * b.Tangent) / b.Value);
    /// <inheritdoc/>
    public static Dual operator -(Dual a) => new(-a.Value, -a.Tangent);
    /// <inheritdoc/>
    public static Dual Min(Dual a, Dual b) => a.Value <= b.Value || double.IsNaN(a.Value) ? a : b;
    /// <inheritdoc/>
    public static Dual Max(Dual a, Dual b) => a.Value >= b.Value || double.IsNaN(a.Value) ? a : b;
    /// <inheritdoc/>
    public static Dual Abs(Dual x) => new(Math.Abs(x.Value), x.Value == 0 ? 0 : Math.Sign(x.Value) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Less(Dual a, Dual b) => Of(a.Value < b.Value ? 1 : 0);
    /// <inheritdoc/>
    public static Dual LessOrEqual(Dual a, Dual b) => Of(a.Value <= b.Value ? 1 : 0);
    /// <inheritdoc/>
    public static Dual Equal(Dual a, Dual b) => Of(a.Value == b.Value ? 1 : 0);
    /// <inheritdoc/>
    public static Dual Select(Dual mask, Dual then, Dual otherwise) => mask.Value != 0 ? then : otherwise;
    /// <inheritdoc/>
    public static Dual Both(Dual mask, Dual other) => Of(mask.Value != 0 && other.Value != 0 ? 1 : 0);
    /// <inheritdoc/>
    public static Dual Either(Dual mask, Dual other) => Of(mask.Value != 0 || other.Value != 0 ? 1 : 0);
    /// <inheritdoc/>
    public static Dual Not(Dual mask) => Of(mask.Value == 0 ? 1 : 0);
    /// <inheritdoc/>
    public static Dual Quotient(Dual a, Dual b) => Of(Math.Truncate(a.Value / b.Value));
    /// <inheritdoc/>
    public static Dual Modulo(Dual a, Dual b) => new(a.Value % b.Value, a.Tangent - Part(Math.Truncate(a.Value / b.Value), b.Tangent));
    /// <inheritdoc/>
    public static Dual Pow(Dual a, Dual b)
    {
        double y = Math.Pow(a.Value, b.Value);
        return new(y, Part(b.Value * Math.Pow(a.Value, b.Value - 1), a.Tangent) + Part(y * Math.Log(a.Value), b.Tangent));
    }

    /// <inheritdoc/>
    public static Dual CopySign(Dual magnitude, Dual sign)
    {
        double y = Math.CopySign(magnitude.Value, sign.Value);
        return new(y, y == magnitude.Value ? magnitude.Tangent : -magnitude.Tangent);
    }

    /// <inheritdoc/>
    public static Dual NextAfter(Dual x, Dual y) => new(SpecialFunctions.NextAfter(x.Value, y.Value), x.Tangent);
    /// <inheritdoc/>
    public static Dual Sqrt(Dual x) => new(Math.Sqrt(x.Value), x.Tangent / (2 * Math.Sqrt(x.Value)));
    /// <inheritdoc/>
    public static Dual Exp(Dual x) => new(Math.Exp(x.Value), Math.Exp(x.Value) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Tangent / x.Value);
    /// <inheritdoc/>
    public static Dual Sin(Dual x) => new(Math.Sin(x.Value), Math.Cos(x.Value) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Cos(Dual x) => new(Math.Cos(x.Value), -Math.Sin(x.Value) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Tanh(Dual x) => new(Math.Tanh(x.Value), (1 - Math.Tanh(x.Value) * Math.Tanh(x.Value)) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Erf(Dual x) => new(SpecialFunctions.Erf(x.Value), 2 / Math.Sqrt(Math.PI) * Math.Exp(-x.Value * x.Value) * x.Tangent);
    /// <inheritdoc/>
    public static Dual Floor(Dual x) => Of(Math.Floor(x.Value));
    /// <inheritdoc/>
    public static Dual Round(Dual x) => Of(Math.Round(x.Value, MidpointRounding.ToEven));
    /// <inheritdoc/>
    public static Dual MultiplyAdd(Dual a, Dual b, Dual c) => a * b + c;

    /// <inheritdoc/>
    public static Dual Apply<TFunction>(Dual x) where TFunction : struct, IScalarFunction
    {
        double y = TFunction.Value(x.Value);
        return new(y, TFunction.Slope(new Real(x.Value), new Real(y)).Value * x.Tangent);
    }

    /// <inheritdoc/>
    public static Dual Apply<TFunction>(Dual x, Dual y) where TFunction : struct, IScalarFunction2
    {
        double z = TFunction.Value(x.Value, y.Value);
        Real a = new(x.Value), b = new(y.Value), c = new(z);
        return new(z, Part(TFunction.SlopeLeft(a, b, c).Value, x.Tangent) + Part(TFunction.SlopeRight(a, b, c).Value, y.Tangent));
    }

    // A direction that is not taken adds nothing, even where the derivative does not exist.
    static double Part(double derivative, double tangent) => tangent == 0 ? 0 : derivative * tangent;
}
