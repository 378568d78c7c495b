using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>x on the diagonal of planes that are zero elsewhere: the adjoint of <see cref="Diagonal"/>.</summary>
readonly struct OnDiagonal(int first, int second, long shift) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, int first, int second, long shift)
    {
        var y = Full.Run(type, 0, x.DType, x.Device);
        var (strides, offset) = Diagonal.Layout(y, first, second, shift, x.Sizes[^1]);
        Copying.Run(Tensor.Over(y.Storage, y.DType, x.Type, strides, offset), x);
        return Dispatcher.Applied(new OnDiagonal(first, second, shift), y, x);
    }

    public void Pull(Pullback pull) => pull[0] = Diagonal.At(pull.Cotangent, pull.TypeOf(0), first, second, shift);
}
