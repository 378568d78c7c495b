using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>A copy of x with a source in one place of one dim.</summary>
    public readonly struct SelectScatter : IOperation
    {
        /// <summary>A copy of x, one part of which is overwritten; recorded as a write into a view.</summary>
        internal static Tensor Written(string operation, Tensor x, Func<Tensor, Tensor> part, Tensor source)
        {
            var y = Clone.Run(x);
            Assigned.Run(operation, part(y), source);
            return y;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("row", x => x[0].SelectScatter(x[1], "a", 1), new Input(("a", 2), ("b", 3)), new Input(("b", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SelectScatter"/>
            /// <param name="source">What is written.</param>
            /// <param name="dim">The dim.</param>
            /// <param name="index">The place; negative counts from the end.</param>
            /// <exception cref="TensorIndexException">NT2006: out of range.</exception>
            [Signature("x, source -> x")]
            public Tensor SelectScatter(Tensor source, DimRef dim, int index) => Ops.SelectScatter.Written("SelectScatter", x, y => Ops.Select.Run("SelectScatter", y, dim, index), Given.Of(source));
        }
    }
}
