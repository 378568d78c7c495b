using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The same elements under other names or unit marks: what rename, refine and forget come down to. A view.</summary>
readonly struct Retype : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type) =>
        x.Type.Equals(type) ? x : Always(x, type);

    /// <summary>A view even where nothing changes: what a member promises that returns a view.</summary>
    internal static Tensor Always(Tensor x, TensorType type) => Views.Make(new Retype(), x, type, x.StrideArray, x.Offset);

    public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, pull.TypeOf(0));
}
