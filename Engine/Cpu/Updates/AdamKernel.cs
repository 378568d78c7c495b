using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>All parameters of a group in one fused pass.</summary>
sealed unsafe class AdamKernel : IAdamKernel
{
    public void Step(in AdamStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> first, ReadOnlySpan<Tensor> second)
    {
        using Pins p = new(parameters), g = new(gradients), m = new(first), v = new(second);
        var slots = new AdamSlot<float>[parameters.Length];
        for (int i = 0; i < slots.Length; i++) slots[i] = new(p[i], g[i], m[i], v[i], null, parameters[i].ElementCount);
        Adam.Step<float>(slots, new()
        {
            LearningRate = step.Rate,
            Beta1 = step.Beta1,
            Beta2 = step.Beta2,
            Epsilon = step.Epsilon,
            WeightDecay = step.Decay,
            Decoupled = step.IsDecoupled,
            Step = step.Count,
        });
    }
}
