using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>x at a <see cref="Part"/>'s places of a tensor that is zero elsewhere; its adjoint is the part.</summary>
readonly struct Placed(Part part) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, Part part)
    {
        var whole = Full.Run(type, 0, x.DType, x.Device);
        Copying.Run(part.Of(whole, x.Type), x);
        return Dispatcher.Applied(new Placed(part), whole, x);
    }

    public void Pull(Pullback pull) => pull[0] = part.Again(pull.Cotangent, pull.TypeOf(0));
}
