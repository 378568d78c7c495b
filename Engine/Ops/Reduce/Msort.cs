using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The elements sorted along the first dim.</summary>
    /// <remarks>As <see cref="Sort"/>, values only.</remarks>
    public readonly struct Msort : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> x";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows", t => t[0].Msort(), new Input(4, 3)) { Positional = "the first dim" },
        ];


    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Msort"/>
            /// <exception cref="DimIndexException">NT1013: a 0-dim tensor.</exception>
            [Signature(Ops.Msort.Signature)]
            public Tensor Msort() => Ops.Sort.Run(x, 0, false).Values;
        }
    }
}
