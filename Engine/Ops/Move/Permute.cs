using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with its dims in another order; names move along. A view.</summary>
    /// <remarks>Adjoint: the order back.</remarks>
    public readonly struct Permute : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> permute(x, dims)";

        internal static Tensor Run(Tensor x, DimRef[] dims)
        {
            int[] order = DimLookup.Positions("Permute", x.Type, dims);
            if (order.Length != x.Rank)
                throw new Conflict(DiagnosticId.NT1015, "Permute", ("reason", $"{order.Length} dims for a tensor of rank {x.Rank}."),
                    ("fix", "List every dim once, or '..' for those that keep their order.")).With("x", x.Type).ToException();
            return Rearrange.Permute(x, order);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("names", x => x[0].Permute("c", "a", "b"), new Input(("a", 2), ("b", 3), ("c", 4))),
            new("rest", x => x[0].Permute(.., "a"), new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "the rest keeps its order" },
            new("positions", x => x[0].Permute(2, 0, 1), new Input(2, 3, 4)) { Positional = "dims by place" },
            new("scalar", x => x[0].Permute(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Permute"/>
            /// <param name="dims">Every dim once, in the order wanted; <c>..</c> = those that are not mentioned.</param>
            /// <exception cref="NameCountException">NT1015: not all dims; NT1016: two rests.</exception>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim twice.</exception>
            [Signature(Ops.Permute.Signature)]
            public Tensor Permute(params ReadOnlySpan<DimRef> dims) => Ops.Permute.Run(x, dims.ToArray());

            /// <inheritdoc cref="Permute(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.Permute.Signature)]
            public Tensor Permute(params DimRef[] dims) => Ops.Permute.Run(x, Given.Of(dims));
        }
    }
}
