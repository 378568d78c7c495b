using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>Whether every element is true, or not 0, over the named dims, or over all; the result is bool.</summary>
    /// <remarks>NaN is not 0. Over nothing: true. No derivative.</remarks>
    public readonly struct All : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].All(), new Input(("A", 3), ("B", 4)) { DType = DType.Bool }) { IsSmooth = false },
            new("one dim", t => t[0].All("B"), new Input(("A", 3), ("B", 4)) { DType = DType.Bool }) { IsSmooth = false },
            new("a middle dim, kept", t => t[0].All("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2)) { DType = DType.Bool }) { IsSmooth = false },
            new("around a dim", t => t[0].All("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2)) { DType = DType.Bool }) { IsSmooth = false },
            new("by position", t => t[0].All(0), new Input(3, 4) { DType = DType.Bool }) { IsSmooth = false, Positional = "a dim by position" },
            new("nothing left", t => t[0].All("B"), new Input(("A", 0), ("B", 4)) { DType = DType.Bool }) { IsSmooth = false },
            new("over nothing", t => t[0].All("A"), new Input(("A", 0), ("B", 4)) { DType = DType.Bool }) { IsSmooth = false },
        ];

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(All), Signature, x.Type, over, keepDim);
            return Folding.Run(new Fold(), x, plan, Computing.Of(x.DType), DType.Bool);
        }

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.One;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Select(V.Equal(x, V.Zero), V.Zero, V.One);
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => V.Min(a, b);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>Whether every element is true, or not 0, as a 0-dim bool tensor.</summary>
            [Signature("x -> ()")]
            public Tensor All() => Ops.All.Run(x, [], false);

            /// <inheritdoc cref="Ops.All"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor All(params ReadOnlySpan<DimRef> over) => Ops.All.Run(x, over, false);

            /// <inheritdoc cref="All(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor All(params DimRef[] over) => Ops.All.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="All(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.All.Signature)]
            public Tensor All(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.All.Run(x, over, keepDim);

            /// <inheritdoc cref="All(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.All.Signature)]
            public Tensor All(DimRef over, bool keepDim) => Ops.All.Run(x, [over], keepDim);
        }
    }
}
