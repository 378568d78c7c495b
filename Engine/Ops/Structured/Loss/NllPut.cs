using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>One number per row put at the row's target among zeros. Linear; its adjoint is <see cref="NllPick"/>.</summary>
readonly struct NllPut(ClassTargets targets) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor g, ClassTargets targets, TensorType type)
    {
        var x = targets.Allocate(type, g.DType, out var matrix);
        ClassTargets.Kernel(g).Put(matrix, targets.Vector(g), targets.Targets, targets.Ignored);
        return Dispatcher.Applied(new NllPut(targets), x, g);
    }

    public void Pull(Pullback pull) => pull[0] = NllPick.Run(pull.Cotangent, targets);
}
