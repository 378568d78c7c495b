using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Functions of float64.</summary>
static class DoubleFunctions
{
    /// <summary>The function as further steps, or null where it has instructions of its own.</summary>
    internal static Expression? Steps(FunctionExpression step)
    {
        var a = new Symbol(step.A);
        return step.Function switch
        {
            Function.Exp => WideSteps.Exp(a).Expression,
            Function.Log => WideSteps.Log(a).Expression,
            Function.Sin => WideSteps.Sin(a).Expression,
            Function.Cos => WideSteps.Cos(a).Expression,
            Function.Tanh => DoubleFormulas.Tanh(a).Expression,
            Function.Erf => DoubleFormulas.Erf(a).Expression,
            Function.Pow => WideSteps.Pow(a, new(step.B!)).Expression,
            _ => null,
        };
    }
}
