using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient clipping over many tensors: the norm stays on the device, where every tensor's kernel reads it.</summary>
sealed class GpuNorm(Backend backend, RowRunner rows) : INormKernel
{
    public Tensor Norm(ReadOnlySpan<Tensor> tensors)
    {
        var parts = Tensor.Allocate(TensorType.Of(tensors.Length), DType.Float32, tensors[0].Device);
        for (int i = 0; i < tensors.Length; i++)
            backend.Fold<Squares>(DType.Float32).Run(default, parts.View(TensorType.Scalar, [], i), tensors[i]);
        var norm = Tensor.Allocate(TensorType.Scalar, DType.Float32, parts.Device);
        var program = new RowProgram("JointNorm");
        rows.Run(program.Row(Symbol.Sqrt(program.Fold<Total>(program.Operand()))), DType.Float32, RowViews.PerRow(norm, tensors.Length), parts);
        return norm;
    }

    public void Clip(ReadOnlySpan<Tensor> tensors, Tensor norm, double limit)
    {
        foreach (var x in tensors) backend.Map<Shortened>(DType.Float32).Run(new(limit), x, [x, norm]);
    }

    readonly struct Squares : IFold
    {
        public V Identity<V>() where V : ILane<V> => V.Zero;
        public V Enter<V>(V x) where V : ILane<V> => x * x;
        public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
    }

    readonly struct Shortened(Parameter limit) : IBody
    {
        public static int Arity => 2;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => V.Select(V.Less(V.Of(limit), b), a * (V.Of(limit) / (b + V.Of(1e-6))), a);
    }
}
