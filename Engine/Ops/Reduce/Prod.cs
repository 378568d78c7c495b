using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Π x over the named dims, or over all.</summary>
    /// <remarks>Integers and bool are multiplied in int64; the product of nothing is 1. The derivative by one factor is the product of the others, exact where factors are 0.</remarks>
    public readonly struct Prod : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Prod(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].Prod("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].Prod("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].Prod("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].Prod(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].Prod("B"), new Input(("A", 0), ("B", 4))),
            new("over nothing", t => t[0].Prod("A"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;

        Prod(int[] over, bool keep) => (this.over, this.keep) = (over, keep);


        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0);

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Prod), Signature, x.Type, over, keepDim);
            var dtype = Promotion.ToAccumulated(x.DType);
            return Dispatcher.Applied(new Prod(plan.Positions, keepDim), Scaling.Stored(Folding.Run(new Fold(), x, plan, Computing.Of(dtype)), dtype), x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = OtherFactors.Run(pull.Input(0), over) * Spread.Run(pull.Cotangent, pull.TypeOf(0), over, inserts: !keep);

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.One;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => x;
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => a * b;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>Π x over all dims, as a 0-dim tensor.</summary>
            [Signature("x -> ()")]
            public Tensor Prod() => Ops.Prod.Run(x, [], false);

            /// <inheritdoc cref="Ops.Prod"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Prod(params ReadOnlySpan<DimRef> over) => Ops.Prod.Run(x, over, false);

            /// <inheritdoc cref="Prod(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Prod(params DimRef[] over) => Ops.Prod.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="Prod(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Prod.Signature)]
            public Tensor Prod(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Prod.Run(x, over, keepDim);

            /// <inheritdoc cref="Prod(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Prod.Signature)]
            public Tensor Prod(DimRef over, bool keepDim) => Ops.Prod.Run(x, [over], keepDim);
        }
    }
}
