using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>The same elements in bytes of their own.</summary>
readonly struct Copied : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x)
    {
        var copy = Tensor.Allocate(x.Type, x.DType);
        Copying.Run(copy, x);
        return Dispatcher.Applied(new Copied(), copy, x);
    }

    public void Pull(Pullback pull) => pull[0] = pull.Cotangent;
}
