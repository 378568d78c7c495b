using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>The language's own operators on whole numbers, strings, flags and indices.</summary>
internal static class Arithmetic
{
    public static Value Unary(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, FlagValue flag) => new FlagValue(!flag.Flag),
        (UnaryOperatorKind.Minus, NumberValue { Constant: { } number } and not { Constant: long.MinValue }) => NumberValue.Of(-number),
        (UnaryOperatorKind.Minus, NumberValue number) => new NumberValue(new Size(0) - number.Size),
        (UnaryOperatorKind.Plus, NumberValue) => operand,
        (UnaryOperatorKind.Hat, _) => new IndexValue(operand, FromEnd: true),
        _ => Value.Unknown,
    };

    public static Value Binary(BinaryOperatorKind kind, Value left, Value right)
    {
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            return FlagValue.Of(AreEqual(left, right) is { } equal ? equal == (kind == BinaryOperatorKind.Equals) : null);
        return (left, right) switch
        {
            (NumberValue a, NumberValue b) => Numbers(kind, a, b),
            (TextValue a, TextValue b) when kind == BinaryOperatorKind.Add => new TextValue(a.Text + b.Text),
            (FlagValue a, FlagValue b) => kind switch
            {
                BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new FlagValue(a.Flag && b.Flag),
                BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new FlagValue(a.Flag || b.Flag),
                BinaryOperatorKind.ExclusiveOr => new FlagValue(a.Flag != b.Flag),
                _ => Value.Unknown,
            },
            _ => Value.Unknown,
        };
    }

    /// <summary>Whether two values are equal in every run; null where that is not known.</summary>
    public static bool? AreEqual(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Constant is { } x && b.Constant is { } y ? x == y : a.Size.IsUnknown || a.Size != b.Size ? null : true,
        (TextValue a, TextValue b) => a.Text == b.Text,
        (FlagValue a, FlagValue b) => a.Flag == b.Flag,
        (EnumValue a, EnumValue b) => a.Number == b.Number,
        (DimValue { Dim: { Kind: DimRefKind.Name } a }, DimValue { Dim: { Kind: DimRefKind.Name } b }) => a.Name == b.Name,
        (DimValue { Dim: { Kind: DimRefKind.Name } a }, TextValue b) => a.Name == b.Text,
        (TextValue, DimValue) => AreEqual(right, left),
        (NullValue, NullValue) => true,
        _ => null,
    };

    static Value Numbers(BinaryOperatorKind kind, NumberValue left, NumberValue right)
    {
        try
        {
            return left.Constant is { } a && right.Constant is { } b ? Constants(kind, a, b) : kind switch
            {
                BinaryOperatorKind.Add => new NumberValue(left.Size + right.Size),
                BinaryOperatorKind.Subtract => new NumberValue(left.Size - right.Size),
                BinaryOperatorKind.Multiply => new NumberValue(left.Size * right.Size),
                // C# rounds towards zero, sizes round down: the same where nothing is negative, as sizes are.
                BinaryOperatorKind.Divide => new NumberValue(left.Size / right.Size),
                _ => Value.Unknown,
            };
        }
        catch (OverflowException) { return Value.Unknown; }
    }

    static Value Constants(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => NumberValue.Of(checked(a + b)),
        BinaryOperatorKind.Subtract => NumberValue.Of(checked(a - b)),
        BinaryOperatorKind.Multiply => NumberValue.Of(checked(a * b)),
        BinaryOperatorKind.Divide when b != 0 => NumberValue.Of(a / b),
        BinaryOperatorKind.Remainder when b != 0 => NumberValue.Of(a % b),
        BinaryOperatorKind.LessThan => new FlagValue(a < b),
        BinaryOperatorKind.LessThanOrEqual => new FlagValue(a <= b),
        BinaryOperatorKind.GreaterThan => new FlagValue(a > b),
        BinaryOperatorKind.GreaterThanOrEqual => new FlagValue(a >= b),
        _ => Value.Unknown,
    };
}
