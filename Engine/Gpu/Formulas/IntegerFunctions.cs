namespace NamedTorch.Gpu;

/// <summary>Functions of integers; a division by 0, which hardware leaves undefined, is led around.</summary>
static class IntegerFunctions
{
    internal static Value Emit(KernelBuilder k, Function function, Value a, Value b) => function switch
    {
        Function.Quotient => Quotient(k, a, b),
        Function.Modulo => a - b * Quotient(k, a, b),
        Function.ShiftLeft => k.Select(IsWithin(k, b), k.Apply(BinaryOperator.ShiftLeft, a, Amount(k, b)), k.Whole(a.Type, 0)),
        Function.ShiftRight => k.Apply(BinaryOperator.ShiftRight, a, k.Select(IsWithin(k, b), b, k.Whole(b.Type, Width(b) - 1))),
        Function.Gcd => Gcd(k, a, b),
        Function.Pow => Pow(k, a, b),
        _ => throw new NoFormulaException(function.ToString()),
    };

    static int Width(Value x) => x.Type == ScalarType.Int32 ? 32 : 64;

    static Value IsWithin(KernelBuilder k, Value b) => k.Whole(b.Type, -1) < b & b < Width(b);

    static Value Amount(KernelBuilder k, Value b) => b & k.Whole(b.Type, Width(b) - 1);

    // The least integer by −1 does not fit either: −a wraps to itself, as on the CPU.
    static Value Quotient(KernelBuilder k, Value a, Value b)
    {
        Value zero = k.Whole(a.Type, 0), one = k.Whole(a.Type, 1), minusOne = k.Whole(a.Type, -1);
        Value isZero = k.Compare(Comparison.Equal, b, zero), isMinusOne = k.Compare(Comparison.Equal, b, minusOne);
        return k.Select(isZero, zero, k.Select(isMinusOne, -a, a / k.Select(isZero | isMinusOne, one, b)));
    }

    // Euclid.
    static Value Gcd(KernelBuilder k, Value a, Value b)
    {
        Value x = k.Variable(a), y = k.Variable(b), zero = k.Whole(a.Type, 0);
        k.While(() => !k.Compare(Comparison.Equal, y, zero), () =>
        {
            var rest = x - y * Quotient(k, x, y);
            k.Set(x, y);
            k.Set(y, rest);
        });
        return k.Apply(UnaryOperator.Absolute, x);
    }

    // By squaring; of a negative power only 1 and −1 have one that is whole.
    static Value Pow(KernelBuilder k, Value a, Value n)
    {
        Value zero = k.Whole(a.Type, 0), one = k.Whole(a.Type, 1), minusOne = k.Whole(a.Type, -1), isOdd = k.Compare(Comparison.Equal, n & one, one);
        Value result = k.Variable(one), power = k.Variable(a), rest = k.Variable(n);
        k.While(() => zero < rest, () =>
        {
            k.Set(result, k.Select(k.Compare(Comparison.Equal, rest & one, one), result * power, result));
            k.Set(power, power * power);
            k.Set(rest, rest >> 1);
        });
        var unit = k.Select(k.Compare(Comparison.Equal, a, one), one, k.Select(k.Compare(Comparison.Equal, a, minusOne), k.Select(isOdd, minusOne, one), zero));
        return k.Select(n < zero, unit, result);
    }
}
