using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The largest element so far along a dim, and its place.</summary>
    /// <remarks>Of equal elements the last counts; once there is NaN it stays. The gradient goes to the places reported.</remarks>
    public readonly struct CumMax : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim), need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the last dim", t => t[0].CumMax("B").Values, new Input(("A", 3), ("B", 5))),
            new("a middle dim", t => t[0].CumMax("B").Values, new Input(("A", 2), ("B", 4), ("C", 3))),
            new("by position", t => t[0].CumMax(0).Values, new Input(4, 2)) { Positional = "a dim by position" },
            new("empty", t => t[0].CumMax("A").Values, new Input(("A", 0), ("B", 2))),
        ];

        internal static ValuesWithIndices Run(Tensor x, DimRef dim)
        {
            int at = DimLookup.Position(nameof(CumMax), x.Type, dim);
            return Lines.Pick(new Line(), x, x.Type, at);
        }

        readonly struct Line : ILine
        {
            public LineForm Form => new(LineKind.Largest);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                int best = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (T.IsNaN(x[i]) || x[i] >= x[best]) best = i;
                    (values[i], indices[i]) = (x[best], best);
                }
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
            /// <inheritdoc cref="Ops.CumMax"/>
            /// <param name="dim">The dim along which it runs.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.CumMax.Signature)]
            public ValuesWithIndices CumMax(DimRef dim) => Ops.CumMax.Run(x, dim);
        }
    }
}
