using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², p ← p − η·(m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε), with weight decay before.</summary>
/// <remarks>Not recorded. Source: Kingma, Ba 2015; Loshchilov, Hutter 2019.</remarks>
public readonly struct AdamUpdate : IOperation
{
    /// <summary>One step for many parameters.</summary>
    /// <param name="step">The numbers.</param>
    /// <param name="parameters">p, updated.</param>
    /// <param name="gradients">g, of the parameters' types.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="second">v, updated.</param>
    public static void Run(in AdamStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> first, ReadOnlySpan<Tensor> second)
    {
        if (parameters.Length == 0) return;
        using var _ = Torch.NoGrad();
        if (parameters[0].Device.Backend.Find<IAdamKernel>() is { } kernel && UpdateFit.Of(parameters) && UpdateFit.Of(gradients))
        {
            kernel.Step(step, parameters, gradients, first, second);
            foreach (var p in parameters) p.Storage.Bump();
            return;
        }
        StepCapture.Refuse(parameters[0].Device, "parameters that are not float32 and contiguous are updated with numbers of this step.", "Update them outside the step.");
        for (int i = 0; i < parameters.Length; i++) Reference(step, parameters[i], gradients[i], first[i], second[i]);
    }

    static void Reference(in AdamStep step, Tensor p, Tensor g, Tensor m, Tensor v)
    {
        if (step.IsDecoupled) p.Multiply(1 - step.Rate * step.Decay, into: p);
        else if (step.Decay != 0) g = g + p * step.Decay;
        (m * step.Beta1).Add(g * (1 - step.Beta1), into: m);
        (v * step.Beta2).Add(g.Square() * (1 - step.Beta2), into: v);
        var denominator = v.Sqrt() / Math.Sqrt(step.Correction2) + step.Epsilon;
        p.Subtract(m / denominator * (step.Rate / step.Correction1), into: p);
    }
}
