using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops;

/// <summary>The last step of a reduction: what was folded in the computing type becomes the result's type.</summary>
static class Scaling
{
    /// <summary>x / count, in x's computing type, stored as <paramref name="dtype"/>; x itself is overwritten where it can be.</summary>
    internal static Tensor Divided(Tensor x, double count, DType dtype)
    {
        var result = x.DType == dtype ? x : Tensor.Allocate(x.Type, dtype, x.Device);
        Kernels<Quotient>.For(x.Device, x.DType).Run(new(count), result, [x]);
        return result;
    }

    /// <summary>x as <paramref name="dtype"/>, not recorded.</summary>
    internal static Tensor Stored(Tensor x, DType dtype)
    {
        if (x.DType == dtype) return x;
        var result = Tensor.Allocate(x.Type, dtype, x.Device);
        Copying.Run(result, x);
        return result;
    }

    readonly struct Quotient(Parameter count) : IBody
    {
        public static int Arity => 1;
        [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a / V.Of(count);
    }
}
