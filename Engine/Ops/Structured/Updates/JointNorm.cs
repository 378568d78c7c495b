using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>√Σ x² over the elements of many tensors, and their joint shortening: gradient clipping.</summary>
/// <remarks>
/// Not recorded. Norms stay on the tensors' device, so that nothing waits for it and a captured step may clip. Pascanu, Mikolov, Bengio: On the difficulty of
/// training recurrent neural networks, 2013, algorithm 1.
/// </remarks>
public readonly struct JointNorm : IOperation
{
    /// <summary>The norm without dims, on the first tensor's device: float32, or float64 where tensors are not all float32 and contiguous; 0 of no tensors.</summary>
    public static Tensor Of(ReadOnlySpan<Tensor> tensors)
    {
        using var _ = Torch.NoGrad();
        if (tensors.Length == 0) return Torch.Scalar(0f);
        var parts = ByDevice(tensors).ConvertAll(static part => Kernel(part) is { } kernel ? kernel.Norm(part) : Sum(part, static x => x.To(DType.Float64).Square().Sum()).Sqrt());
        return parts.Count == 1 ? parts[0] : Sum(parts, part => ToDevice.Run(part, parts[0].Device).Square()).Sqrt();
    }

    /// <summary>Multiplies every element in place by limit / (norm + 10⁻⁶) where the norm, which is <see cref="Of"/> them, is above the limit.</summary>
    public static void Clip(ReadOnlySpan<Tensor> tensors, Tensor norm, double limit)
    {
        ArgumentNullException.ThrowIfNull(norm);
        using var _ = Torch.NoGrad();
        foreach (var part in ByDevice(tensors))
        {
            var beside = ToDevice.Run(norm, part[0].Device);
            if (norm.DType == DType.Float32 && Kernel(part) is { } kernel)
            {
                kernel.Clip(part, beside, limit);
                foreach (var x in part) x.Storage.Bump();
                continue;
            }
            var factor = Where.Run(beside > limit, limit / (beside + 1e-6), Tensor.Weak(1f));
            foreach (var x in part) x.Multiply(factor, into: x);
        }
    }

    static Tensor Sum(IReadOnlyList<Tensor> tensors, Func<Tensor, Tensor> part)
    {
        var sum = part(tensors[0]);
        foreach (var x in tensors.Skip(1)) sum = sum.Add(part(x), into: sum);
        return sum;
    }

    // In the order in which devices come.
    static List<Tensor[]> ByDevice(ReadOnlySpan<Tensor> tensors)
    {
        List<Tensor> all = [.. tensors];
        return [.. all.GroupBy(static x => x.Device).Select(static part => part.ToArray())];
    }

    static INormKernel? Kernel(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors)
            if (x.DType != DType.Float32 || !x.IsContiguous) return null;
        return tensors[0].Device.Backend.Find<INormKernel>();
    }
}
