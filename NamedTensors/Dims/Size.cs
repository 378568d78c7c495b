using System.Globalization;

namespace NamedTorch;

/// <summary>
/// The size of a dim: a constant, an unknown, or a formula over symbols. At run time it is always a constant; the checker uses
/// the others. Arithmetic is exact, <c>/</c> rounds down, unknown operands give an unknown.
/// </summary>
/// <param name="code">≥ 0: the constant itself; −1: unknown; below: a formula.</param>
public readonly struct Size(long code) : IEquatable<Size>
{
    /// <summary>≥ 0: the constant itself; −1: unknown; below: a formula, equal codes for equal formulas.</summary>
    public long Code { get; } = code;

    /// <summary>A size about which nothing is known.</summary>
    public static Size Unknown => new(-1);

    /// <summary>True for a number.</summary>
    public bool IsConstant => Code >= 0;

    /// <summary>True where nothing is known.</summary>
    public bool IsUnknown => Code == -1;

    /// <summary>A size known by name only.</summary>
    public static Size Symbol(string name) => new(SizeExpression.Symbol(name));

    /// <summary>A number.</summary>
    public static implicit operator Size(long value) => value >= 0 ? new(value)
        : throw new ArgumentOutOfRangeException(nameof(value), "A constant size is at least 0.");

    /// <summary>The sum.</summary>
    public static Size operator +(Size left, Size right) => left.IsConstant && right.IsConstant ? new(checked(left.Code + right.Code))
        : left.IsUnknown || right.IsUnknown ? Unknown : new(SizeExpression.Add(left.Code, right.Code, 1));

    /// <summary>The difference. It may be negative inside a formula: such a value is a formula, not a constant size.</summary>
    public static Size operator -(Size left, Size right) => left.IsConstant && right.IsConstant && left.Code >= right.Code
        ? new(left.Code - right.Code)
        : left.IsUnknown || right.IsUnknown ? Unknown : new(SizeExpression.Add(left.Code, right.Code, -1));

    /// <summary>The product.</summary>
    public static Size operator *(Size left, Size right) => left.IsConstant && right.IsConstant ? new(checked(left.Code * right.Code))
        : left.IsUnknown || right.IsUnknown ? Unknown : new(SizeExpression.Multiply(left.Code, right.Code));

    /// <summary>The quotient, rounded down; unknown for a division by 0.</summary>
    public static Size operator /(Size left, Size right) =>
        left.IsUnknown || right.IsUnknown || right.Code == 0 ? Unknown
        : left.IsConstant && right.IsConstant ? new(left.Code / right.Code)
        : new(SizeExpression.Divide(left.Code, right.Code));

    /// <summary>Equal numbers, or formulas that are equal as polynomials; two unknowns are equal as values of this type.</summary>
    public static bool operator ==(Size left, Size right) => left.Code == right.Code;

    /// <summary>Not <c>==</c>.</summary>
    public static bool operator !=(Size left, Size right) => left.Code != right.Code;

    /// <summary>True if the sizes differ whatever the symbols stand for.</summary>
    public static bool SurelyDiffer(long left, long right) =>
        left != right && left != -1 && right != -1
        && ((left >= 0 && right >= 0) || SizeExpression.ConstantDifference(left, right) is not null);

    /// <summary>The value of a constant formula below zero, such as <c>3 − 5</c>; null for anything else.</summary>
    public long? NegativeConstant => Code < -1 && SizeExpression.ConstantDifference(Code, 0) is { } value ? value : null;

    /// <inheritdoc/>
    public bool Equals(Size other) => Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode();

    /// <summary>The number, <c>_</c> for unknown, or the formula.</summary>
    public override string ToString() => Code >= 0 ? Code.ToString(CultureInfo.InvariantCulture)
        : Code == -1 ? "_" : SizeExpression.Of(Code).ToString();
}
