using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Functions of float64: the elementary ones are the device library's, the others the CPU lanes' polynomials over them.</summary>
static class DoubleFunctions
{
    /// <summary>The function as further steps, or null where it has instructions of its own.</summary>
    internal static Expression? Steps(FunctionExpression step)
    {
        var a = new Symbol(step.A);
        return step.Function switch
        {
            Function.Exp => new UnaryExpression(UnaryOperator.Exp, step.A),
            Function.Log => new UnaryExpression(UnaryOperator.Log, step.A),
            Function.Sin => new UnaryExpression(UnaryOperator.Sin, step.A),
            Function.Cos => new UnaryExpression(UnaryOperator.Cos, step.A),
            Function.Tanh => DoubleFormulas.Tanh(a).Expression,
            Function.Erf => DoubleFormulas.Erf(a).Expression,
            _ => null,
        };
    }

    internal static Value Emit(KernelBuilder k, Function function, Value a, Value b) => function switch
    {
        Function.Pow => k.Apply(BinaryOperator.Pow, a, b),
        Function.Quotient => k.Apply(UnaryOperator.Truncate, a / b),
        Function.Modulo => k.Apply(BinaryOperator.FloatRemainder, a, b),
        Function.CopySign => k.Reinterpret(Bits(k, a) & k.Whole(ScalarType.Int64, long.MaxValue) | Bits(k, b) & k.Whole(ScalarType.Int64, long.MinValue), ScalarType.Float64),
        Function.NextAfter => FloatSteps.Next(k, a, b, ScalarType.Int64),
        _ => throw new NoFormulaException(function.ToString()),
    };

    static Value Bits(KernelBuilder k, Value x) => k.Reinterpret(x, ScalarType.Int64);
}
