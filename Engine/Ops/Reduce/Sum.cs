using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Σ x over the named dims, or over all.</summary>
    /// <remarks>Integers and bool are summed in int64. The order of addition depends on sizes only. Derivative 1.</remarks>
    public readonly struct Sum : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        readonly int[] over;
        readonly bool keep;

        Sum(int[] over, bool keep) => (this.over, this.keep) = (over, keep);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, int[] over, TensorType type, bool keep)
        {
            var dtype = Promotion.ToAccumulated(x.DType);
            return Dispatcher.Applied(new Sum(over, keep), Folding.Run(new Fold(), x, over, type, dtype, dtype), x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Spread.Run(pull.Cotangent, pull.TypeOf(0), over, inserts: !keep);

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => x;
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>Σ x over all dims, as a 0-dim tensor.</summary>
            public Tensor Sum() => Ops.Sum.Run(x, [.. Enumerable.Range(0, x.Rank)], TensorType.Scalar, keep: false);
        }
    }
}
