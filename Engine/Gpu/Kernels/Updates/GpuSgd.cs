using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient descent: one kernel per tensor.</summary>
sealed class GpuSgd(RowRunner rows) : ISgdKernel
{
    public void Step(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers)
    {
        var program = new RowProgram("Sgd");
        Symbol p = program.Operand(), g = program.Operand() + p * Of(step.Decay), rate = Of(step.Rate), momentum = Of(step.Momentum);
        if (buffers.IsEmpty)
        {
            program.Element(p - g * rate);
            for (int i = 0; i < parameters.Length; i++) rows.Run(program, DType.Float32, Flat(parameters[i]), Flat(parameters[i]), Flat(gradients[i]));
            return;
        }
        var old = program.Operand();
        var b = step.IsFirst ? g : old * momentum + g * Of(1 - step.Dampening);
        program.Element(p - (step.IsNesterov ? g + b * momentum : b) * rate).Element(b);
        for (int i = 0; i < parameters.Length; i++)
            rows.Run(program, DType.Float32, Flat(parameters[i]), Flat(buffers[i]), Flat(parameters[i]), Flat(gradients[i]), Flat(buffers[i]));
    }

    static Symbol Of(double number) => Symbol.Of((Parameter)number);

    static Tensor Flat(Tensor x) => RowViews.EachAlone(x);
}
