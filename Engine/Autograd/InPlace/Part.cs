using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>The part of a base that a view shows.</summary>
readonly struct Part(Geometry geometry) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Geometry geometry, Tensor x) => Dispatcher.Applied(new Part(geometry), geometry.Part(x), x);

    public void Pull(Pullback pull) => pull[0] = Placed.Run(geometry, pull.Cotangent);
}
