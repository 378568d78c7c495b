using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The mean of the elements that are not NaN, over the named dims or over all.</summary>
    /// <remarks><see cref="NanSum"/> divided by their number; NaN where there is none.</remarks>
    public readonly struct NanMean : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].NanMean(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].NanMean("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].NanMean("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].NanMean("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].NanMean(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].NanMean("B"), new Input(("A", 0), ("B", 4))),
        ];

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            Reduced.Of(nameof(NanMean), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(NanMean), x);
            return NanSum.Run(x, over, keepDim) / Sum.Run(Binary.Compare(new Equal(), x, x), over, keepDim).To(x.DType);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The mean of all elements that are not NaN, as a 0-dim tensor.</summary>
            /// <exception cref="DTypeException">NT4101: integers and bool have no mean of their own type.</exception>
            [Signature("x -> ()")]
            public Tensor NanMean() => Ops.NanMean.Run(x, [], false);

            /// <inheritdoc cref="Ops.NanMean"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: integers and bool have no mean of their own type.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor NanMean(params ReadOnlySpan<DimRef> over) => Ops.NanMean.Run(x, over, false);

            /// <inheritdoc cref="NanMean(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor NanMean(params DimRef[] over) => Ops.NanMean.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="NanMean(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.NanMean.Signature)]
            public Tensor NanMean(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.NanMean.Run(x, over, keepDim);

            /// <inheritdoc cref="NanMean(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.NanMean.Signature)]
            public Tensor NanMean(DimRef over, bool keepDim) => Ops.NanMean.Run(x, [over], keepDim);
        }
    }
}
