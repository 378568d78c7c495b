using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The most frequent element of every line along a dim, and its last place.</summary>
    /// <remarks>Of equally frequent ones the smallest. The place that is reported gets the whole gradient.</remarks>
    public readonly struct Mode : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim), drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("values over a dim", t => t[0].Mode("B").Values, new Input(("A", 3), ("B", 4))),
            new("over the first dim", t => t[0].Mode("A").Values, new Input(("A", 5), ("B", 3))),
            new("kept", t => t[0].Mode("B", keepDim: true).Values, new Input(("A", 3), ("B", 4), ("C", 2))),
            new("by position", t => t[0].Mode(-1).Values, new Input(3, 4)) { Positional = "a dim by position" },
            new("indices", t => t[0].Mode("B").Indices, new Input(("A", 3), ("B", 4))) { IsSmooth = false },
            new("nothing left", t => t[0].Mode("B").Values, new Input(("A", 0), ("B", 4))),
        ];

        internal static ValuesWithIndices Run(Tensor x, DimRef dim, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Mode), Signature, x.Type, [dim], keepDim);
            Extremum.CheckNotEmpty(nameof(Mode), x, plan);
            return Lines.RunCode(x) || plan.Type.ElementCount == 0 ? Lines.Pick(new Line(), x, plan) : InParts(x, plan);
        }

        static ValuesWithIndices InParts(Tensor x, Reduced plan)
        {
            int dim = plan.Positions[0];
            var (values, indices) = Longest(x.Detach(), dim);
            return new(Picked.Record(x, values.View(plan.Type, plan.Type.ContiguousStrides, 0), indices, dim), indices.View(plan.Type, plan.Type.ContiguousStrides, 0));
        }

        // In order, equal elements are runs: the end of the first of the longest.
        static ValuesWithIndices Longest(Tensor x, int dim)
        {
            using var _ = Torch.NoGrad();
            x = Retype.Run(x, x.Type.WithDims(DimList.Unnamed(x.Rank)));
            var (sorted, places) = x.Sort(dim);
            var place = CumSum.Run(Full.Run(x.Type, Tensor.Weak(1L), DType.Int64, x.Device), dim, reversed: false) - 1;
            Tensor Differs(int shift)
            {
                var other = Roll.Run(sorted, [dim], [shift]);
                return sorted.NotEqual(other).LogicalAnd(sorted.Equal(sorted).LogicalOr(other.Equal(other)));
            }
            var start = Where.Run(place.Equal(0).LogicalOr(Differs(1)), place, Tensor.Weak(0L)).CumMax(dim).Values;
            var length = Where.Run(place.Equal(x.Sizes[dim] - 1).LogicalOr(Differs(-1)), place - start + 1, Tensor.Weak(0L));
            var indices = places.Gather(dim, length.Argmax(dim, keepDim: true));
            return new(x.Gather(dim, indices), indices);
        }

        readonly struct Line : ILine
        {
            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                var places = new long[x.Length];
                Ordering.Sort(x, places, descending: false);
                int best = 0, most = 0;
                for (int i = 0, run = 1; i < x.Length; i++, run++)
                    if (i == x.Length - 1 || !Ordering.Same(x[i], x[i + 1]))
                    {
                        if (run > most) (best, most) = (i, run);
                        run = 0;
                    }
                (values[0], indices[0]) = (x[best], places[best]);
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
            /// <inheritdoc cref="Ops.Mode"/>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature(Ops.Mode.Signature)]
            public ValuesWithIndices Mode(DimRef dim, bool keepDim = false) => Ops.Mode.Run(x, dim, keepDim);
        }
    }
}
