namespace NamedTorch.Numerics;

/// <summary>
/// A value that only remembers which inputs it was made of. A derivative formula run on it says what the tape must keep.
/// </summary>
public readonly struct Uses(int inputs) : IReal<Uses>
{
    /// <summary>One bit per input that had a part in the value.</summary>
    public int Inputs { get; } = inputs;

    static Uses Join(Uses a, Uses b) => new(a.Inputs | b.Inputs);

    /// <inheritdoc/>
    public static Uses Of(double constant) => default;
    /// <inheritdoc/>
    public static Uses operator +(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses operator -(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses operator *(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses operator /(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses operator -(Uses a) => a;
    /// <inheritdoc/>
    public static Uses Min(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Max(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Abs(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Less(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses LessOrEqual(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Equal(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Select(Uses mask, Uses then, Uses otherwise) => Join(mask, Join(then, otherwise));
    /// <inheritdoc/>
    public static Uses Both(Uses mask, Uses other) => Join(mask, other);
    /// <inheritdoc/>
    public static Uses Either(Uses mask, Uses other) => Join(mask, other);
    /// <inheritdoc/>
    public static Uses Not(Uses mask) => mask;
    /// <inheritdoc/>
    public static Uses Quotient(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Modulo(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses Pow(Uses a, Uses b) => Join(a, b);
    /// <inheritdoc/>
    public static Uses CopySign(Uses magnitude, Uses sign) => Join(magnitude, sign);
    /// <inheritdoc/>
    public static Uses NextAfter(Uses x, Uses y) => Join(x, y);
    /// <inheritdoc/>
    public static Uses Sqrt(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Exp(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Log(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Sin(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Cos(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Tanh(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Erf(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Floor(Uses x) => x;
    /// <inheritdoc/>
    public static Uses Round(Uses x) => x;
    /// <inheritdoc/>
    public static Uses MultiplyAdd(Uses a, Uses b, Uses c) => Join(a, Join(b, c));
    /// <inheritdoc/>
    public static Uses Apply<TFunction>(Uses x) where TFunction : struct, IScalarFunction => x;
    /// <inheritdoc/>
    public static Uses Apply<TFunction>(Uses x, Uses y) where TFunction : struct, IScalarFunction2 => Join(x, y);
}
