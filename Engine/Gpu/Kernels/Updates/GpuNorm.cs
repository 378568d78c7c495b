using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient clipping over many tensors; the host waits for the norm once.</summary>
sealed class GpuNorm(Backend backend) : INormKernel
{
    public double Norm(ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.Length == 0) return 0;
        var parts = Tensor.Allocate(TensorType.Of(tensors.Length), DType.Float32, tensors[0].Device);
        for (int i = 0; i < tensors.Length; i++)
            backend.Fold<Squares>(DType.Float32).Run(default, parts.View(TensorType.Scalar, [], i), tensors[i]);
        return Math.Sqrt(parts.ToArray<float>().Sum(static s => (double)s));
    }

    public void Scale(ReadOnlySpan<Tensor> tensors, double factor)
    {
        foreach (var x in tensors) backend.Map<Times>(DType.Float32).Run(new(factor), x, [x]);
    }

    readonly struct Squares : IFold
    {
        public V Identity<V>() where V : ILane<V> => V.Zero;
        public V Enter<V>(V x) where V : ILane<V> => x * x;
        public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
    }

    readonly struct Times(Parameter factor) : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a * V.Of(factor);
    }
}
