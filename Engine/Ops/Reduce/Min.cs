using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The smallest element of every line along a dim, and its place; NaN where there is one.</summary>
    /// <remarks>Of equal elements the first counts, and its place gets the whole gradient. Over several dims: <see cref="Amin"/>.</remarks>
    public readonly struct Min : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim), drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Min(), new Input(("A", 3), ("B", 4))),
            new("values over a dim", t => t[0].Min("B").Values, new Input(("A", 3), ("B", 4))),
            new("over the first dim", t => t[0].Min("A").Values, new Input(("A", 5), ("B", 3))),
            new("kept", t => t[0].Min("B", keepDim: true).Values, new Input(("A", 3), ("B", 4), ("C", 2))),
            new("by position", t => t[0].Min(-1).Values, new Input(3, 4)) { Positional = "a dim by position" },
            new("indices", t => t[0].Min("B").Indices, new Input(("A", 3), ("B", 4))) { IsSmooth = false },
            new("nothing left", t => t[0].Min("B").Values, new Input(("A", 0), ("B", 4))),
        ];

        internal static Tensor Run(Tensor x) => Amin.Run(x, [], false);

        internal static ValuesWithIndices Run(Tensor x, DimRef dim, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Min), Signature, x.Type, [dim], keepDim);
            Extremum.CheckNotEmpty(nameof(Min), x, plan);
            return Lines.Pick(new Line(), x, plan);
        }

        readonly struct Line : ILine
        {
            public LineForm Form => new(LineKind.Extremum);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                int best = Extremum.Place<T>(x, largest: false);
                (values[0], indices[0]) = (x[best], best);
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
            /// <summary>The smallest of all elements, as a 0-dim tensor; equal ones share the gradient evenly.</summary>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> ()")]
            public Tensor Min() => Ops.Min.Run(x);

            /// <inheritdoc cref="Ops.Min"/>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature(Ops.Min.Signature)]
            public ValuesWithIndices Min(DimRef dim, bool keepDim = false) => Ops.Min.Run(x, dim, keepDim);
        }
    }
}
