using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>b ← μb + (1−τ)g, p ← p − η·b, or with Nesterov's look-ahead p ← p − η·(g + μb); without momentum p ← p − η·g.</summary>
/// <remarks>Not recorded. Source: Sutskever et al. 2013.</remarks>
public readonly struct SgdUpdate : IOperation
{
    /// <summary>One step for many parameters.</summary>
    /// <param name="step">The numbers.</param>
    /// <param name="parameters">p, updated.</param>
    /// <param name="gradients">g, of the parameters' types.</param>
    /// <param name="buffers">b, updated; none without momentum.</param>
    public static void Run(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers)
    {
        if (parameters.Length == 0) return;
        using var _ = Torch.NoGrad();
        if (parameters[0].Device.Backend.Find<ISgdKernel>() is { } kernel && UpdateFit.Of(parameters) && UpdateFit.Of(gradients) && UpdateFit.Of(buffers))
        {
            kernel.Step(step, parameters, gradients, buffers);
            foreach (var p in parameters) p.Storage.Bump();
            return;
        }
        StepCapture.Refuse(parameters[0].Device, "parameters that are not float32 and contiguous are updated with numbers of this step.", "Update them outside the step.");
        for (int i = 0; i < parameters.Length; i++) Reference(step, parameters[i], gradients[i], buffers.IsEmpty ? null : buffers[i]);
    }

    static void Reference(in SgdStep step, Tensor p, Tensor g, Tensor? buffer)
    {
        if (step.Decay != 0) g = g + p * step.Decay;
        if (buffer is not null)
        {
            // The first gradient enters whole; dampening starts with the second.
            if (step.IsFirst) buffer.CopyFrom(g);
            else (buffer * step.Momentum).Add(g * (1 - step.Dampening), into: buffer);
            g = step.IsNesterov ? g + buffer * step.Momentum : buffer;
        }
        p.Subtract(g * step.Rate, into: p);
    }
}
