using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Adam and AdamW: few launches for all parameters, which read and write parameters and moments once.</summary>
sealed class GpuAdam(ManyTensors many) : IAdamKernel
{
    public void Step(in AdamStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> first, ReadOnlySpan<Tensor> second)
    {
        Func<Formula>? again = step.Again is { } next ? () => Formula(next()) : null;
        many.Map("adam", Formula(step), again, [0, 2, 3], null, parameters.ToArray(), gradients.ToArray(), first.ToArray(), second.ToArray());
    }

    // Of parameter, gradient and moments.
    static Formula Formula(in AdamStep step)
    {
        Symbol p = Symbol.Operand(0), g = Symbol.Operand(1), m = Symbol.Operand(2), v = Symbol.Operand(3), one = Symbol.Of(1);
        Symbol rate = Of(step.Rate), beta1 = Of(step.Beta1), beta2 = Of(step.Beta2), decay = Of(step.Decay);
        if (step.IsDecoupled) p *= one - rate * decay;
        else g += p * decay;
        m = m * beta1 + g * Of(1 - step.Beta1);
        v = v * beta2 + g * g * Of(1 - step.Beta2);
        var denominator = Symbol.Sqrt(v) / Of(Math.Sqrt(step.Correction2)) + Of(step.Epsilon);
        return new((p - m / denominator * Of(step.Rate / step.Correction1)).Expression, m.Expression, v.Expression);
    }

    static Symbol Of(double number) => Symbol.Of((Parameter)number);
}
