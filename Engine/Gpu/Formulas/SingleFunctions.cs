using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Functions of float32: the polynomials that the CPU's lanes run, so that both give the same numbers.</summary>
static class SingleFunctions
{
    /// <summary>The function as further steps, or null where it has instructions of its own.</summary>
    internal static Expression? Steps(FunctionExpression step)
    {
        var a = new Symbol(step.A);
        return step.Function switch
        {
            Function.Exp => SingleFormulas.Exp(a).Expression,
            Function.Log => SingleFormulas.Log(a).Expression,
            Function.Tanh => SingleFormulas.Tanh(a).Expression,
            Function.Erf => SingleFormulas.Erf(a).Expression,
            Function.Sin => SingleFormulas.Sin(a).Expression,
            Function.Cos => SingleFormulas.Cos(a).Expression,
            _ => null,
        };
    }

    /// <summary>What the steps made of x, mended where they do not reach: sine and cosine beyond 100,000 are the device library's.</summary>
    internal static Value Finish(KernelBuilder k, Function function, Value x, Value computed)
    {
        if (function is not (Function.Sin or Function.Cos)) return computed;
        var result = k.Variable(computed);
        k.If(k.Real(ScalarType.Float32, 100000) < k.Apply(UnaryOperator.Absolute, x), () => k.Set(result, k.Apply(function == Function.Sin ? UnaryOperator.Sin : UnaryOperator.Cos, x)));
        return result;
    }

    internal static Value Emit(KernelBuilder k, Function function, Value a, Value b) => function switch
    {
        Function.Pow => k.Convert(k.Apply(BinaryOperator.Pow, k.Convert(a, ScalarType.Float64), k.Convert(b, ScalarType.Float64)), ScalarType.Float32),
        Function.Quotient => k.Apply(UnaryOperator.Truncate, a / b),
        Function.Modulo => k.Apply(BinaryOperator.FloatRemainder, a, b),
        Function.CopySign => k.Reinterpret(Bits(k, a) & k.Whole(ScalarType.Int32, int.MaxValue) | Bits(k, b) & k.Whole(ScalarType.Int32, int.MinValue), ScalarType.Float32),
        Function.NextAfter => FloatSteps.Next(k, a, b, ScalarType.Int32),
        Function.PowerOfTwo => k.Reinterpret(k.Convert(a, ScalarType.Int32) + 127 << 23, ScalarType.Float32),
        Function.Exponent => k.Convert(Exponent(k, a), ScalarType.Float32),
        Function.Fraction => k.Reinterpret(Bits(k, a) - (Exponent(k, a) << 23), ScalarType.Float32),
        _ => throw new NoFormulaException(function.ToString()),
    };

    static Value Bits(KernelBuilder k, Value x) => k.Reinterpret(x, ScalarType.Int32);

    // Of a positive normal number, so that the fraction is in [√½, √2).
    static Value Exponent(KernelBuilder k, Value x) => Bits(k, x) - 0x3F3504F3 >> 23;
}
