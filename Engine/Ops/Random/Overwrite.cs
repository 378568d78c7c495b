using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>New values in place of old ones that they do not depend on: the old ones' gradient is zero.</summary>
readonly struct Overwrite : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    /// <summary>Throws where the target may not be written; nothing has changed then.</summary>
    internal static void Check(string operation, Tensor target) => Into.Check(operation, target, target.Type, target.DType, [target]);

    internal static Tensor Done(Tensor target) => Dispatcher.AppliedInPlace(new Overwrite(), target, [target]);

    public void Pull(Pullback pull) => pull[0] = Full.Run(pull.TypeOf(0), 0, pull.DTypeOf(0), pull.Cotangent.Device);
}
