namespace NamedTorch.Gpu;

/// <summary>Functions that floats of both widths write in the same instructions, as bits or in loops.</summary>
/// <param name="k">The kernel.</param>
/// <param name="type">float32 or float64.</param>
sealed class FloatSteps(KernelBuilder k, ScalarType type)
{
    readonly ScalarType bits = type == ScalarType.Float32 ? ScalarType.Int32 : ScalarType.Int64;

    int FractionBits => type == ScalarType.Float32 ? 23 : 52;

    internal Value Emit(Function function, Value a, Value b) => function switch
    {
        Function.Quotient => k.Apply(UnaryOperator.Truncate, a / b),
        Function.Modulo => Remainder(a, b),
        Function.CopySign => k.Reinterpret(Bits(a) & Largest | Bits(b) & Sign, type),
        Function.NextAfter => Next(a, b),
        Function.PowerOfTwo => k.Reinterpret(k.Convert(a, bits) + (type == ScalarType.Float32 ? 127 : 1023) << FractionBits, type),
        Function.Exponent => k.Convert(Exponent(a), type),
        Function.Fraction => k.Reinterpret(Bits(a) - (Exponent(a) << FractionBits), type),
        _ => throw new NoFormulaException(function.ToString()),
    };

    Value Largest => k.Whole(bits, type == ScalarType.Float32 ? int.MaxValue : long.MaxValue);

    Value Sign => k.Whole(bits, type == ScalarType.Float32 ? int.MinValue : long.MinValue);

    Value Bits(Value x) => k.Reinterpret(x, bits);

    // Of a positive normal number, so that the fraction is in [√½, √2).
    Value Exponent(Value x) => Bits(x) - (type == ScalarType.Float32 ? 0x3F3504F3 : 0x3FE6A09E667F3BCD) >> FractionBits;

    // The number next to x toward y: as integers, floats of one sign are in order of their magnitude.
    Value Next(Value x, Value y)
    {
        Value zero = k.Real(type, 0), isUp = x < y;
        var isAway = k.Select(x < zero, k.Convert(!isUp, bits), k.Convert(isUp, bits));
        var step = k.Reinterpret(Bits(x) + isAway * 2 - 1, type);
        // From 0, the least number of either sign.
        var least = k.Reinterpret(k.Select(isUp, k.Whole(bits, 1), Sign + 1), type);
        var next = k.Select(k.Compare(Comparison.Equal, x, zero), least, step);
        var isNumber = k.Compare(Comparison.Equal, x, x) & k.Compare(Comparison.Equal, y, y);
        return k.Select(isNumber, k.Select(k.Compare(Comparison.Equal, x, y), y, next), x + y);
    }

    // Long division in binary: every difference is of numbers less than a factor 2 apart, and so exact.
    Value Remainder(Value a, Value b)
    {
        Value zero = k.Real(type, 0), half = k.Real(type, 0.5), infinity = k.Real(type, double.PositiveInfinity), nan = k.Real(type, double.NaN);
        Value size = k.Apply(UnaryOperator.Absolute, b), rest = k.Variable(k.Apply(UnaryOperator.Absolute, a));
        var isFinite = zero < size & size < infinity & rest < infinity;
        k.If(isFinite, () =>
        {
            var part = k.Variable(size);
            k.While(() => part <= rest * half, () => k.Set(part, part + part));
            k.While(() => size <= part, () =>
            {
                k.Set(rest, k.Select(part <= rest, rest - part, rest));
                k.Set(part, part * half);
            });
        });
        var isWhole = k.Compare(Comparison.Equal, size, infinity) & rest < infinity;
        return Emit(Function.CopySign, k.Select(isFinite | isWhole, rest, nan), a);
    }
}
