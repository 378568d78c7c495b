using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The elements of every line along a dim in order, and where each was.</summary>
    /// <remarks>Stable: equal elements stay in order. NaN is above every number. The gradient goes back to where the elements were.</remarks>
    public readonly struct Sort : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim), need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("ascending", t => t[0].Sort("B").Values, new Input(("A", 3), ("B", 5))),
            new("descending, a middle dim", t => t[0].Sort("B", descending: true).Values, new Input(("A", 2), ("B", 4), ("C", 2))),
            new("the last dim", t => t[0].Sort().Values, new Input(3, 4)) { Positional = "the last dim" },
            new("indices", t => t[0].Sort("B").Indices, new Input(("A", 3), ("B", 5))) { IsSmooth = false },
            new("empty", t => t[0].Sort("A").Values, new Input(("A", 0), ("B", 2))),
        ];

        internal static ValuesWithIndices Run(Tensor x, DimRef dim, bool descending)
        {
            int at = DimLookup.Position(nameof(Sort), x.Type, dim);
            return Lines.Pick(new Line(descending), x, x.Type, at);
        }

        internal readonly struct Line(bool descending) : ILine
        {
            public LineForm Form => new(LineKind.Ordered, descending);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                Ordering.Sort(x, indices, descending);
                if (values.Length > 0) x.CopyTo(values);
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
            /// <inheritdoc cref="Ops.Sort"/>
            /// <param name="dim">The dim along which to sort.</param>
            /// <param name="descending">Largest first.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.Sort.Signature)]
            public ValuesWithIndices Sort(DimRef dim, bool descending = false) => Ops.Sort.Run(x, dim, descending);

            /// <summary>Sorts along the last dim.</summary>
            /// <param name="descending">Largest first.</param>
            [Signature("x -> x, x")]
            public ValuesWithIndices Sort(bool descending = false) => Ops.Sort.Run(x, -1, descending);
        }
    }
}
