using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The k largest (or smallest) elements of every line along a dim, in order, and where they were.</summary>
    /// <remarks>The dim keeps its name and has size k. NaN is above every number; of equal elements the first. The gradient goes back to where they were.</remarks>
    public readonly struct TopK : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("largest", t => t[0].TopK(2, "B").Values, new Input(("A", 3), ("B", 5))),
            new("smallest, the first dim", t => t[0].TopK(3, "A", largest: false).Values, new Input(("A", 4), ("B", 2))),
            new("one of many", t => t[0].TopK(1).Values, new Input(2, 40)) { Positional = "the last dim" },
            new("none", t => t[0].TopK(0, "B").Values, new Input(("A", 3), ("B", 5))),
        ];

        internal static ValuesWithIndices Run(Tensor x, long k, DimRef dim, bool largest)
        {
            int at = DimLookup.Position(nameof(TopK), x.Type, dim);
            if (k < 0 || k > x.Sizes[at])
                throw new Conflict(DiagnosticId.NT2007, nameof(TopK), ("reason", $"k = {k} is not within 0 … {x.Sizes[at]}, the size of dim '{x.Dims[at]}'.")).With("x", x.Type).ToException();
            var dims = k != 1 && x.Dims.IsUnit(at) ? x.Dims.Replace(at, x.Dims[at].WithUnit(false)) : x.Dims;
            return Lines.Pick(new Line(largest), x, new(dims, Layouts.Replace(x.Sizes, at, k)), at);
        }

        readonly struct Line(bool largest) : ILine
        {
            public LineForm Form => new(LineKind.Ordered, largest);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                if (values.Length * 16L > x.Length) Whole(x, values, indices);
                else Some(x, values, indices);
            }

            void Whole<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                var places = new long[x.Length];
                Ordering.Sort(x, places, descending: largest);
                x[..values.Length].CopyTo(values);
                places.AsSpan(0, values.Length).CopyTo(indices);
            }

            // Few of many: an ordered list into which the better ones are inserted.
            void Some<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                int count = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (count == values.Length && !Before(x[i], values[count - 1])) continue;
                    int at = count < values.Length ? count++ : count - 1;
                    for (; at > 0 && Before(x[i], values[at - 1]); at--) (values[at], indices[at]) = (values[at - 1], indices[at - 1]);
                    (values[at], indices[at]) = (x[i], i);
                }
            }

            bool Before<T>(T a, T b) where T : unmanaged, INumber<T> => largest ? a > b || T.IsNaN(a) && !T.IsNaN(b) : a < b || T.IsNaN(b) && !T.IsNaN(a);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.TopK"/>
            /// <param name="k">How many, 0 … the size of the dim.</param>
            /// <param name="dim">The dim from whose lines they are taken.</param>
            /// <param name="largest">False for the smallest.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: k is out of range.</exception>
            [Signature("x -> resize(x, dim, k), resize(x, dim, k)")]
            public ValuesWithIndices TopK(long k, DimRef dim, bool largest = true) => Ops.TopK.Run(x, k, dim, largest);

            /// <inheritdoc cref="Ops.TopK"/>
            /// <param name="k">How many, 0 … the size of the last dim.</param>
            /// <param name="largest">False for the smallest.</param>
            [Signature("x -> resize(x, -1, k), resize(x, -1, k)")]
            public ValuesWithIndices TopK(long k, bool largest = true) => Ops.TopK.Run(x, k, -1, largest);
        }
    }
}
