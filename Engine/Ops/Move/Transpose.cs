using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with two dims exchanged; names move along. A view.</summary>
    /// <remarks>Adjoint: the same exchange.</remarks>
    public readonly struct Transpose : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, DimRef first, DimRef second) => ScalarDim.Is(x, first) && ScalarDim.Is(x, second) ? Retype.Always(x, x.Type)
            : At(x, DimLookup.Position(operation, x.Type, first), DimLookup.Position(operation, x.Type, second));

        internal static Tensor At(Tensor x, int first, int second)
        {
            var order = new int[x.Rank];
            for (int i = 0; i < order.Length; i++) order[i] = i;
            (order[first], order[second]) = (second, first);
            return Rearrange.Permute(x, order);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("names", x => x[0].Transpose("a", "c"), new Input(("a", 2), ("b", 3), ("c", 4))),
            new("last two", x => x[0].Transpose(-1, -2), new Input(2, 3, 4)) { Positional = "dims by place" },
            new("empty", x => x[0].Transpose("a", "b"), new Input(("a", 0), ("b", 3))),
            new("one with itself", x => x[0].Transpose("a", "a"), new Input(("a", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Transpose"/>
            /// <param name="first">One dim.</param>
            /// <param name="second">The other; may be the same.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature("x -> swap(x, first, second)")]
            public Tensor Transpose(DimRef first, DimRef second) => Ops.Transpose.Run("Transpose", x, first, second);
        }
    }
}
