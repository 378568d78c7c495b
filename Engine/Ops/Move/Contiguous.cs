using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x itself where its elements lie in row-major order without gaps, else a copy that does.</summary>
    public readonly struct Contiguous : IOperation
    {
        internal static Tensor Run(Tensor x) => x.IsContiguous ? x : Clone.Run(x);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("transposed", x => x[0].Transpose("a", "b").Contiguous(), new Input(("a", 2), ("b", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Contiguous"/>
            [Signature("x -> x")]
            public Tensor Contiguous() => Ops.Contiguous.Run(x);
        }
    }
}
