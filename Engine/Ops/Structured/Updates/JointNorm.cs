using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>√Σ x² over the elements of many tensors, and their joint scaling: gradient clipping.</summary>
/// <remarks>Not recorded. Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks, 2013, algorithm 1.</remarks>
public readonly struct JointNorm : IOperation
{
    /// <summary>The norm; 0 of no tensors.</summary>
    public static double Of(ReadOnlySpan<Tensor> tensors)
    {
        if (Kernel(tensors) is { } kernel) return kernel.Norm(tensors);
        using var _ = Torch.NoGrad();
        double sum = 0;
        foreach (var x in tensors)
        {
            var wide = x.To(DType.Float64);
            sum += (wide * wide).Sum().Item<double>();
        }
        return Math.Sqrt(sum);
    }

    /// <summary>Multiplies every element in place.</summary>
    public static void Scale(ReadOnlySpan<Tensor> tensors, double factor)
    {
        if (Kernel(tensors) is { } kernel)
        {
            kernel.Scale(tensors, factor);
            foreach (var x in tensors) x.Storage.Bump();
            return;
        }
        using var _ = Torch.NoGrad();
        foreach (var x in tensors) x.Multiply(factor, into: x);
    }

    static INormKernel? Kernel(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors)
            if (x.DType != DType.Float32 || !x.IsContiguous) return null;
        return tensors.Length == 0 ? null : tensors[0].Device.Backend.Find<INormKernel>();
    }
}
