using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops;

/// <summary>Means and sums of squared deviations as planned, in float64.</summary>
static class Moments
{
    internal static (Tensor Mean, Tensor Squares) Run(Tensor x, Reduced plan)
    {
        Tensor mean = Tensor.Allocate(plan.Type, DType.Float64, x.Device), squares = Tensor.Allocate(plan.Type, DType.Float64, x.Device);
        if (mean.ElementCount > 0)
            Required.Kernel<IMomentKernel>("Var", x).Run(Folding.Flat(mean, x, plan.Positions), Folding.Flat(squares, x, plan.Positions), Folding.Arranged(x, plan.Positions));
        return (mean, squares);
    }

    /// <summary>squares / max(0, n − correction), its root where asked for, as <paramref name="dtype"/>.</summary>
    internal static Tensor Spread(Tensor squares, double count, double correction, bool root, DType dtype)
    {
        var result = Tensor.Allocate(squares.Type, dtype, squares.Device);
        Kernels<Finish>.For(squares.Device, DType.Float64).Run(new(Math.Max(0, count - correction), root), result, [squares]);
        return result;
    }

    readonly struct Finish(Parameter divisor, bool root) : IBody
    {
        public static int Arity => 1;
        [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => root ? V.Sqrt(a / V.Of(divisor)) : a / V.Of(divisor);
    }
}
