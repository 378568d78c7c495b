using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The lower median of the elements of every line that are not NaN, and its place.</summary>
    /// <remarks>NaN only where a line has nothing else. The chosen element gets the whole gradient.</remarks>
    public readonly struct NanMedian : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim), drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].NanMedian(), new Input(("A", 3), ("B", 4))),
            new("values over a dim", t => t[0].NanMedian("B").Values, new Input(("A", 3), ("B", 4))),
            new("over the first dim", t => t[0].NanMedian("A").Values, new Input(("A", 5), ("B", 3))),
            new("kept", t => t[0].NanMedian("B", keepDim: true).Values, new Input(("A", 3), ("B", 4), ("C", 2))),
            new("by position", t => t[0].NanMedian(-1).Values, new Input(3, 4)) { Positional = "a dim by position" },
            new("indices", t => t[0].NanMedian("B").Indices, new Input(("A", 3), ("B", 4))) { IsSmooth = false },
            new("nothing left", t => t[0].NanMedian("B").Values, new Input(("A", 0), ("B", 4))),
        ];

        internal static Tensor Run(Tensor x) => Run(Ravel.Run(x), 0, false).Values;

        internal static ValuesWithIndices Run(Tensor x, DimRef dim, bool keepDim)
        {
            var plan = Reduced.Of(nameof(NanMedian), Signature, x.Type, [dim], keepDim);
            Extremum.CheckNotEmpty(nameof(NanMedian), x, plan);
            return Lines.Pick(new Line(), x, plan);
        }

        readonly struct Line : ILine
        {
            public LineForm Form => new(LineKind.Middle, true);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                var places = new long[x.Length];
                Ordering.Sort(x, places, descending: false);
                int numbers = x.Length;
                while (numbers > 0 && T.IsNaN(x[numbers - 1])) numbers--;
                int at = Math.Max(0, (numbers - 1) / 2);
                (values[0], indices[0]) = (x[at], places[at]);
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The lower median of all elements that are not NaN, as a 0-dim tensor.</summary>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> ()")]
            public Tensor NanMedian() => Ops.NanMedian.Run(x);

            /// <inheritdoc cref="Ops.NanMedian"/>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature(Ops.NanMedian.Signature)]
            public ValuesWithIndices NanMedian(DimRef dim, bool keepDim = false) => Ops.NanMedian.Run(x, dim, keepDim);
        }
    }
}
