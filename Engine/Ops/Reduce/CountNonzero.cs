using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>How many elements are not 0, over the named dims or over all, as int64.</summary>
    /// <remarks>NaN is not 0. No derivative.</remarks>
    public readonly struct CountNonzero : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].CountNonzero(), new Input(("A", 3), ("B", 4)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
            new("one dim", t => t[0].CountNonzero("B"), new Input(("A", 3), ("B", 4)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
            new("a middle dim, kept", t => t[0].CountNonzero("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
            new("around a dim", t => t[0].CountNonzero("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
            new("by position", t => t[0].CountNonzero(0), new Input(3, 4) { DType = DType.Int64, Low = -1 }) { IsSmooth = false, Positional = "a dim by position" },
            new("nothing left", t => t[0].CountNonzero("B"), new Input(("A", 0), ("B", 4)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
            new("over nothing", t => t[0].CountNonzero("A"), new Input(("A", 0), ("B", 4)) { DType = DType.Int64, Low = -1 }) { IsSmooth = false },
        ];

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(CountNonzero), Signature, x.Type, over, keepDim);
            // Floats are counted in float64: exact to 2⁵³, and a fraction is not cut to 0 on the way.
            return Folding.Run(new Fold(), x, plan, x.DType.IsFloating ? DType.Float64 : DType.Int64, DType.Int64);
        }

        internal readonly struct Fold : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Select(V.Equal(x, V.Zero), V.Zero, V.One);
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
            /// <summary>How many elements are not 0, as a 0-dim int64 tensor.</summary>
            [Signature("x -> ()")]
            public Tensor CountNonzero() => Ops.CountNonzero.Run(x, [], false);

            /// <inheritdoc cref="Ops.CountNonzero"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor CountNonzero(params ReadOnlySpan<DimRef> over) => Ops.CountNonzero.Run(x, over, false);

            /// <inheritdoc cref="CountNonzero(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor CountNonzero(params DimRef[] over) => Ops.CountNonzero.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="CountNonzero(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.CountNonzero.Signature)]
            public Tensor CountNonzero(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.CountNonzero.Run(x, over, keepDim);

            /// <inheritdoc cref="CountNonzero(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.CountNonzero.Signature)]
            public Tensor CountNonzero(DimRef over, bool keepDim) => Ops.CountNonzero.Run(x, [over], keepDim);
        }
    }
}
