using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The element of each row at its target, 0 where ignored. Linear; its adjoint is <see cref="NllPut"/>.</summary>
readonly struct NllPick(ClassTargets targets) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, ClassTargets targets)
    {
        var y = Tensor.Allocate(targets.RowType, x.DType, x.Device);
        ClassTargets.Kernel(x).Pick(targets.Vector(y), targets.Matrix(x), targets.Targets, targets.Ignored);
        return Dispatcher.Applied(new NllPick(targets), y, x);
    }

    public void Pull(Pullback pull) => pull[0] = NllPut.Run(pull.Cotangent, targets, pull.TypeOf(0));
}
