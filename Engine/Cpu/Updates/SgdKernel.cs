using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>All parameters of a group in one fused pass.</summary>
sealed unsafe class SgdKernel : ISgdKernel
{
    public void Step(in SgdStep step, ReadOnlySpan<Tensor> parameters, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Tensor> buffers)
    {
        using Pins p = new(parameters), g = new(gradients), b = new(buffers);
        var slots = new SgdSlot<float>[parameters.Length];
        for (int i = 0; i < slots.Length; i++) slots[i] = new(p[i], g[i], buffers.IsEmpty ? null : b[i], parameters[i].ElementCount, step.IsFirst);
        Sgd.Step<float>(slots, new()
        {
            LearningRate = step.Rate,
            Momentum = step.Momentum,
            Dampening = step.Dampening,
            WeightDecay = step.Decay,
            Nesterov = step.IsNesterov,
        });
    }
}
