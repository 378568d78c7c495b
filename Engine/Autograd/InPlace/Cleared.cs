using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>A base with a view's part set to zero: its own adjoint.</summary>
readonly struct Cleared(Geometry geometry) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Geometry geometry, Tensor x) => Dispatcher.Applied(new Cleared(geometry), geometry.Cleared(x), x);

    public void Pull(Pullback pull) => pull[0] = Run(geometry, pull.Cotangent);
}
