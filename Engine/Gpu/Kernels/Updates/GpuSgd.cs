using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient descent: few launches for all parameters.</summary>
sealed class GpuSgd(ManyTensors many) : ISgdKernel
{
    public void Step(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers)
    {
        if (step.IsFirst && !buffers.IsEmpty)
            StepCapture.Refuse(parameters[0].Device, "the first step of momentum differs from the others.", "Run the step once before the capture.");
        bool hasBuffers = !buffers.IsEmpty;
        Func<Formula>? again = step.Again is { } next ? () => Formula(next(), hasBuffers) : null;
        if (hasBuffers) many.Map("sgd", Formula(step, hasBuffers), again, [0, 2], null, parameters.ToArray(), gradients.ToArray(), buffers.ToArray());
        else many.Map("sgd", Formula(step, hasBuffers), again, [0], null, parameters.ToArray(), gradients.ToArray());
    }

    // Of parameter, gradient and buffer.
    static Formula Formula(in SgdStep step, bool hasBuffers)
    {
        Symbol p = Symbol.Operand(0), g = Symbol.Operand(1) + p * Of(step.Decay), rate = Of(step.Rate), momentum = Of(step.Momentum), old = Symbol.Operand(2);
        if (!hasBuffers) return new((p - g * rate).Expression);
        var b = step.IsFirst ? g : old * momentum + g * Of(1 - step.Dampening);
        return new((p - (step.IsNesterov ? g + b * momentum : b) * rate).Expression, b.Expression);
    }

    static Symbol Of(double number) => Symbol.Of((Parameter)number);
}
