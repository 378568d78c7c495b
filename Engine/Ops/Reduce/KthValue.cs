using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The k-th smallest element of every line along a dim, and its place.</summary>
    /// <remarks>NaN is above every number. The chosen element gets the whole gradient.</remarks>
    public readonly struct KthValue : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim), drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("values over a dim", t => t[0].KthValue(2, "B").Values, new Input(("A", 3), ("B", 4))),
            new("over the first dim", t => t[0].KthValue(2, "A").Values, new Input(("A", 5), ("B", 3))),
            new("kept", t => t[0].KthValue(2, "B", keepDim: true).Values, new Input(("A", 3), ("B", 4), ("C", 2))),
            new("by position", t => t[0].KthValue(2, -1).Values, new Input(3, 4)) { Positional = "a dim by position" },
            new("indices", t => t[0].KthValue(2, "B").Indices, new Input(("A", 3), ("B", 4))) { IsSmooth = false },
            new("nothing left", t => t[0].KthValue(2, "B").Values, new Input(("A", 0), ("B", 4))),
        ];

        internal static ValuesWithIndices Run(Tensor x, long k, DimRef dim, bool keepDim)
        {
            var plan = Reduced.Of(nameof(KthValue), Signature, x.Type, [dim], keepDim);
            Check(x, k, plan);
            return Lines.Pick(new Line(k), x, plan);
        }

        static void Check(Tensor x, long k, Reduced plan)
        {
            if (k < 1 || k > plan.Count)
                throw new Conflict(DiagnosticId.NT2007, nameof(KthValue), ("reason", $"k = {k} is not within 1 … {plan.Count}, the size of the dim.")).With("x", x.Type).ToException();
        }

        readonly struct Line(long k) : ILine
        {
            public LineForm Form => new(LineKind.Ordered, First: k - 1);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                var places = new long[x.Length];
                Ordering.Sort(x, places, descending: false);
                (values[0], indices[0]) = (x[(int)k - 1], places[(int)k - 1]);
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
            /// <inheritdoc cref="Ops.KthValue"/>
            /// <param name="k">1 = the smallest, up to the size of the dim.</param>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature(Ops.KthValue.Signature)]
            public ValuesWithIndices KthValue(long k, DimRef dim, bool keepDim = false) => Ops.KthValue.Run(x, k, dim, keepDim);
        }
    }
}
