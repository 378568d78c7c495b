using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Elements put, or added up, at places of the flattened last dims of zeros. The adjoint is <see cref="MaxPick"/>.</summary>
readonly struct MaxPut(Tensor places, int spatial) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor y, Tensor places, TensorType type, int spatial, bool adds)
    {
        var x = Tensor.Allocate(type, y.DType, y.Device);
        if (x.ElementCount > 0) MaxPick.Kernel(y).Put(MaxPick.Planes(x, spatial), MaxPick.Planes(Trailing.Dense(y), spatial), MaxPick.Planes(places, spatial), adds);
        return Dispatcher.Applied(new MaxPut(places, spatial), x, y);
    }

    public void Pull(Pullback pull) => pull[0] = MaxPick.At(pull.Cotangent, places, pull.TypeOf(0), spatial);
}
