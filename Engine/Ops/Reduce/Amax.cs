using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The largest element over the named dims, or over all; NaN where one is.</summary>
    /// <remarks>Over nothing there is none. The derivative is shared out evenly among equal largest elements, as PyTorch does.</remarks>
    public readonly struct Amax : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Amax(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].Amax("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].Amax("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].Amax("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].Amax(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].Amax("B"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;

        Amax(int[] over, bool keep) => (this.over, this.keep) = (over, keep);


        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Amax), Signature, x.Type, over, keepDim);
            Extremum.CheckNotEmpty(nameof(Amax), x, plan);
            return Dispatcher.Applied(new Amax(plan.Positions, keepDim), Folding.Run(new Fold(), x, plan, Computing.Of(x.DType), x.DType), x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Extremum.Shared(pull.Cotangent, pull.Input(0), pull.Output(), over, keep);

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Of(double.NegativeInfinity);
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => x;
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => V.Max(a, b);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The largest of all elements, as a 0-dim tensor.</summary>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> ()")]
            public Tensor Amax() => Ops.Amax.Run(x, [], false);

            /// <inheritdoc cref="Ops.Amax"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Amax(params ReadOnlySpan<DimRef> over) => Ops.Amax.Run(x, over, false);

            /// <inheritdoc cref="Amax(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Amax(params DimRef[] over) => Ops.Amax.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="Amax(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Amax.Signature)]
            public Tensor Amax(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Amax.Run(x, over, keepDim);

            /// <inheritdoc cref="Amax(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Amax.Signature)]
            public Tensor Amax(DimRef over, bool keepDim) => Ops.Amax.Run(x, [over], keepDim);
        }
    }
}
