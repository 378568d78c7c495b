using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>Zeros of a base's type with a view's elements in its places: the adjoint of <see cref="Part"/>.</summary>
readonly struct Placed(Geometry geometry) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Geometry geometry, Tensor x) => Dispatcher.Applied(new Placed(geometry), geometry.Placed(x), x);

    public void Pull(Pullback pull) => pull[0] = Part.Run(geometry, pull.Cotangent);
}
