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
            Function.Pow => Symbol.InDouble(WideSteps.Pow(Symbol.Operand(0), Symbol.Operand(1)), a, new(step.B!)).Expression,
            _ => null,
        };
    }

    /// <summary>Where the steps do not reach: sine and cosine beyond 100,000, in double precision. Else null.</summary>
    internal static (double Reach, Expression Steps)? Beyond(FunctionExpression step)
    {
        var a = new Symbol(step.A);
        return step.Function switch
        {
            Function.Sin => (100000, Symbol.InDouble(WideSteps.Sin(Symbol.Operand(0)), a).Expression),
            Function.Cos => (100000, Symbol.InDouble(WideSteps.Cos(Symbol.Operand(0)), a).Expression),
            _ => null,
        };
    }
}
