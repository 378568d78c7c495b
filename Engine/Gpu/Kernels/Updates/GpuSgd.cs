using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient descent: one kernel per tensor.</summary>
sealed class GpuSgd(RowRunner rows) : ISgdKernel
{
    public void Step(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers)
    {
        if (step.IsFirst && !buffers.IsEmpty)
            StepCapture.Refuse(parameters[0].Device, "the first step of momentum differs from the others.", "Run the step once before the capture.");
        bool hasBuffers = !buffers.IsEmpty;
        var program = Program(step, hasBuffers);
        Func<RowProgram>? again = step.Again is { } next ? () => Program(next(), hasBuffers) : null;
        for (int i = 0; i < parameters.Length; i++)
        {
            Tensor a = Flat(parameters[i]), g = Flat(gradients[i]);
            if (buffers.IsEmpty) rows.Run(program, again, DType.Float32, a, a, g);
            else rows.Run(program, again, DType.Float32, a, Flat(buffers[i]), a, g, Flat(buffers[i]));
        }
    }

    static RowProgram Program(in SgdStep step, bool hasBuffers)
    {
        var program = new RowProgram("Sgd");
        Symbol p = program.Operand(), g = program.Operand() + p * Of(step.Decay), rate = Of(step.Rate), momentum = Of(step.Momentum);
        if (!hasBuffers) return program.Element(p - g * rate);
        var old = program.Operand();
        var b = step.IsFirst ? g : old * momentum + g * Of(1 - step.Dampening);
        return program.Element(p - (step.IsNesterov ? g + b * momentum : b) * rate).Element(b);
    }

    static Symbol Of(double number) => Symbol.Of((Parameter)number);

    static Tensor Flat(Tensor x) => RowViews.EachAlone(x);
}
