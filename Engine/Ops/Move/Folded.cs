using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Windows added where they came from: the adjoint of <see cref="Unfold"/>.</summary>
readonly struct Folded(int at, long step) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, int at, long step)
    {
        var y = Full.Run(type, 0, x.DType, x.Device);
        int last = x.Rank - 1;
        var windows = new TensorType(DimList.Unnamed(last), x.Sizes[..last].ToArray());
        long[] strides = Layouts.Replace(y.Strides, at, y.Strides[at] * step);
        for (long i = 0; i < x.Sizes[last]; i++)
        {
            // The i-th places of all windows are different elements.
            var target = Tensor.Over(y.Storage, y.DType, windows, strides, i * y.Strides[at]);
            var source = Tensor.Over(x.Storage, x.DType, windows, x.Strides[..last].ToArray(), x.Offset + i * x.Strides[last]);
            Kernels<BinaryNumericBody<Add>>.For(y.Device, Computing.Of(y.DType)).Run(default, target, [target, source]);
        }
        return Dispatcher.Applied(new Folded(at, step), y, x);
    }

    public void Pull(Pullback pull) => pull[0] = Unfold.At(pull.Cotangent, pull.TypeOf(0), at, step);
}
