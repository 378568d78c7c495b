using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Gradient clipping over many tensors in few launches: the norm stays on the device, where every tensor's elements meet it.</summary>
sealed class GpuNorm(ManyTensors many, RowRunner rows) : INormKernel
{
    public Tensor Norm(ReadOnlySpan<Tensor> tensors)
    {
        var parts = many.Squares(tensors.ToArray());
        var norm = Tensor.Allocate(TensorType.Scalar, DType.Float32, parts.Device);
        var program = new RowProgram("JointNorm");
        rows.Run(program.Row(Symbol.Sqrt(program.Fold<Total>(program.Operand()))), DType.Float32, RowViews.PerRow(norm, parts.ElementCount), parts);
        return norm;
    }

    public void Clip(ReadOnlySpan<Tensor> tensors, Tensor norm, double limit)
    {
        Symbol x = Symbol.Operand(0), length = Symbol.Operand(1), most = Symbol.Of((Parameter)limit);
        many.Map("clip", new(Symbol.Select(Symbol.Less(most, length), x * (most / (length + Symbol.Of(1e-6))), x).Expression), null, [0], norm, tensors.ToArray());
    }
}
