using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>A base after one of its views was written: input 0 is the base as it was, input 1 the view's new elements.</summary>
readonly struct Overwritten(Geometry geometry) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    public void Pull(Pullback pull)
    {
        if (pull.Needs(0) && !geometry.CoversAll) pull[0] = Cleared.Run(geometry, pull.Cotangent);
        if (pull.Needs(1)) pull[1] = Part.Run(geometry, pull.Cotangent);
    }
}
