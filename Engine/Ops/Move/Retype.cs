using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The same elements under other names or unit marks: what rename, refine and forget come down to. A view.</summary>
readonly struct Retype : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type) =>
        x.Type.Equals(type) ? x : Dispatcher.Applied(new Retype(), x.View(type, x.StrideArray, x.Offset), x);

    public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, pull.TypeOf(0));
}
