using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x aligned to the names of another tensor, whose sizes do not matter.</summary>
    public readonly struct AlignAs : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, other -> align(x, other)";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("unit", x => x[0].AlignAs(x[1]) + x[1], new Input(("b", 3)), new Input(("b", 3), ("a", 2))) { Positional = "the other's order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AlignAs"/>
            /// <param name="other">Whose names to follow.</param>
            /// <exception cref="AlignException">NT1006: a dim of x is missing from the other or has no name.</exception>
            [Signature(Ops.AlignAs.Signature)]
            public Tensor AlignAs(Tensor other) => Ops.AlignTo.Run("AlignAs", x, Given.Of(other).Dims);
        }
    }
}
