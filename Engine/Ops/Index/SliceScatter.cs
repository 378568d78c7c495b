using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A copy of x with a source in regular places of one dim.</summary>
    public readonly struct SliceScatter : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor source, DimRef dim, Range range, long step)
        {
            int at = DimLookup.Position("SliceScatter", x.Type, dim);
            At index = (range, step);
            return SelectScatter.Written("SliceScatter", x, y => new Basic(y, [.. Enumerable.Repeat((At)(..), at), index]).View(), source);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("columns", x => x[0].SliceScatter(x[1], "b", 1.., 2), new Input(("a", 2), ("b", 5)), new Input(("a", 2), ("b", 2)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SliceScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="dim">The dim.</param>
            /// <param name="range">The places.</param>
            /// <param name="step">Every how many of them.</param>
            /// <exception cref="ShapeException">NT2007: a step below 1.</exception>
            [Signature("x, source -> x")]
            public Tensor SliceScatter(Tensor source, DimRef dim, Range range, long step = 1) => Ops.SliceScatter.Run(x, Given.Of(source), dim, range, step);
        }
    }
}
