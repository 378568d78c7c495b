using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Adam and AdamW: one kernel per tensor, which reads and writes parameter and moments once.</summary>
sealed class GpuAdam(RowRunner rows) : IAdamKernel
{
    public void Step(in AdamStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> first, ReadOnlySpan<Tensor> second)
    {
        var program = Program(step);
        Func<RowProgram>? again = step.Again is { } next ? () => Program(next()) : null;
        for (int i = 0; i < parameters.Length; i++)
        {
            Tensor a = Flat(parameters[i]), b = Flat(first[i]), c = Flat(second[i]);
            rows.Run(program, again, DType.Float32, a, b, c, a, Flat(gradients[i]), b, c);
        }
    }

    static RowProgram Program(in AdamStep step)
    {
        var program = new RowProgram("Adam");
        Symbol p = program.Operand(), g = program.Operand(), m = program.Operand(), v = program.Operand(), one = Symbol.Of(1);
        Symbol rate = Of(step.Rate), beta1 = Of(step.Beta1), beta2 = Of(step.Beta2), decay = Of(step.Decay);
        if (step.IsDecoupled) p *= one - rate * decay;
        else g += p * decay;
        m = m * beta1 + g * Of(1 - step.Beta1);
        v = v * beta2 + g * g * Of(1 - step.Beta2);
        var denominator = Symbol.Sqrt(v) / Of(Math.Sqrt(step.Correction2)) + Of(step.Epsilon);
        return program.Element(p - m / denominator * Of(step.Rate / step.Correction1)).Element(m).Element(v);
    }

    static Symbol Of(double number) => Symbol.Of((Parameter)number);

    static Tensor Flat(Tensor x) => RowViews.EachAlone(x);
}
