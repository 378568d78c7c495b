using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Gradient clipping over many tensors.</summary>
sealed unsafe class NormKernel : INormKernel
{
    public Tensor Norm(ReadOnlySpan<Tensor> tensors)
    {
        using Pins pins = new(tensors);
        return Torch.Scalar((float)Cpu.Norm.L2<float>(Elements(tensors, pins)));
    }

    public void Clip(ReadOnlySpan<Tensor> tensors, Tensor norm, double limit)
    {
        double length = norm.Item<float>();
        if (!(length > limit)) return;
        using Pins pins = new(tensors);
        Cpu.Norm.Scale<float>(Elements(tensors, pins), limit / (length + 1e-6));
    }

    static Elements<float>[] Elements(ReadOnlySpan<Tensor> tensors, in Pins pins)
    {
        var elements = new Elements<float>[tensors.Length];
        for (int i = 0; i < elements.Length; i++) elements[i] = new(pins[i], tensors[i].ElementCount);
        return elements;
    }
}
