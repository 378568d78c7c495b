using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Gradient clipping over many tensors.</summary>
sealed unsafe class NormKernel : INormKernel
{
    public double Norm(ReadOnlySpan<Tensor> tensors)
    {
        using Pins pins = new(tensors);
        return Cpu.Norm.L2<float>(Elements(tensors, pins));
    }

    public void Scale(ReadOnlySpan<Tensor> tensors, double factor)
    {
        using Pins pins = new(tensors);
        Cpu.Norm.Scale<float>(Elements(tensors, pins), factor);
    }

    static Elements<float>[] Elements(ReadOnlySpan<Tensor> tensors, in Pins pins)
    {
        var elements = new Elements<float>[tensors.Length];
        for (int i = 0; i < elements.Length; i++) elements[i] = new(pins[i], tensors[i].ElementCount);
        return elements;
    }
}
