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

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Sum(), new Input(("A", 3), ("B", 4))),
            new("the last dim", t => t[0].Sum("B"), new Input(("A", 3), ("B", 4))),
            new("the first dim", t => t[0].Sum("A"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].Sum("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].Sum("A", "C"), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("by position", t => t[0].Sum(-1), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing to sum", t => t[0].Sum("A"), new Input(("A", 0), ("B", 4))),
            new("a scalar", t => t[0].Sum(), new Input()),
        ];

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Sum), Signature, x.Type, over, keepDim);
            return Run(x, plan.Positions, plan.Type, keepDim);
        }

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim, Tensor into)
        {
            var plan = Reduced.Of(nameof(Sum), Signature, x.Type, over, keepDim);
            var dtype = Promotion.ToAccumulated(x.DType);
            Into.Check(nameof(Sum), into, plan.Type, dtype, [x]);
            Into.Finish(Folding.Run(new Fold(), x, plan.Positions, plan.Type, dtype, dtype), into, plan.Type);
            return Dispatcher.AppliedInPlace(new Sum(plan.Positions, keepDim), into, [x]);
        }

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
            [Signature("x -> ()")]
            public Tensor Sum() => Ops.Sum.Run(x, [], false);

            /// <inheritdoc cref="Ops.Sum"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Sum(params ReadOnlySpan<DimRef> over) => Ops.Sum.Run(x, over, false);

            /// <inheritdoc cref="Sum(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Sum(params DimRef[] over) => Ops.Sum.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="Sum(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Sum.Signature)]
            public Tensor Sum(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Sum.Run(x, over, keepDim);

            /// <inheritdoc cref="Sum(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            /// <param name="into">Receives the result.</param>
            /// <exception cref="IntoException">NT6005: the result does not fit into the target.</exception>
            [Signature(Ops.Sum.Signature)]
            public Tensor Sum(ReadOnlySpan<DimRef> over, bool keepDim, Tensor into) => Ops.Sum.Run(x, over, keepDim, into);

            /// <inheritdoc cref="Sum(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Sum.Signature)]
            public Tensor Sum(DimRef over, bool keepDim) => Ops.Sum.Run(x, [over], keepDim);
        }
    }
}
