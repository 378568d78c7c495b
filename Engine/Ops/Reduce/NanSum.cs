using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Σ x over the named dims, or over all, with NaN counted as 0.</summary>
    /// <remarks>Otherwise as <see cref="Sum"/>. Derivative 1, and 0 where x is NaN.</remarks>
    public readonly struct NanSum : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].NanSum(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].NanSum("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].NanSum("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].NanSum("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].NanSum(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].NanSum("B"), new Input(("A", 0), ("B", 4))),
            new("over nothing", t => t[0].NanSum("A"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;

        NanSum(int[] over, bool keep) => (this.over, this.keep) = (over, keep);


        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0);

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(NanSum), Signature, x.Type, over, keepDim);
            var dtype = Promotion.ToAccumulated(x.DType);
            return Dispatcher.Applied(new NanSum(plan.Positions, keepDim), Folding.Run(new Fold(), x, plan, Computing.Of(dtype), dtype), x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var x = pull.Input(0);
            pull[0] = Where.Run(Binary.Compare(new Equal(), x, x), Spread.Run(pull.Cotangent, x.Type, over, inserts: !keep), Tensor.Weak(0f));
        }

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Select(V.Equal(x, x), x, V.Zero);
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
            /// <summary>Σ x over all dims, NaN counted as 0, as a 0-dim tensor.</summary>
            [Signature("x -> ()")]
            public Tensor NanSum() => Ops.NanSum.Run(x, [], false);

            /// <inheritdoc cref="Ops.NanSum"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor NanSum(params ReadOnlySpan<DimRef> over) => Ops.NanSum.Run(x, over, false);

            /// <inheritdoc cref="NanSum(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor NanSum(params DimRef[] over) => Ops.NanSum.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="NanSum(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.NanSum.Signature)]
            public Tensor NanSum(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.NanSum.Run(x, over, keepDim);

            /// <inheritdoc cref="NanSum(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.NanSum.Signature)]
            public Tensor NanSum(DimRef over, bool keepDim) => Ops.NanSum.Run(x, [over], keepDim);
        }
    }
}
