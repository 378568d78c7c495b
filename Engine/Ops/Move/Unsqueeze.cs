using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with one more dim of size 1: a unit, which stretches. A view.</summary>
    /// <remarks>Adjoint: the dim dropped.</remarks>
    public readonly struct Unsqueeze : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> new(x, dim, at)";

        internal static Tensor Run(Tensor x, DimSlot slot, int at)
        {
            New.Types("Unsqueeze", x.Type, slot, 1, at);
            return Rearrange.Insert(x, at < 0 ? at + x.Rank + 1 : at, slot);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("named", x => x[0].Unsqueeze("n", -1), new Input(("a", 2), ("b", 3))) { Positional = "inserted at a place" },
            new("unnamed", x => x[0].Unsqueeze(0), new Input(2, 3)) { Positional = "inserted at a place" },
            new("scalar", x => x[0].Unsqueeze("n"), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unsqueeze"/>
            /// <param name="dim">Its name; null = unnamed.</param>
            /// <param name="at">Its position in the result; −1 = last.</param>
            /// <exception cref="DuplicateNamesException">NT1004: x has such a dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.Unsqueeze.Signature)]
            public Tensor Unsqueeze(Dim? dim, int at = 0) => Ops.Unsqueeze.Run(x, DimSlot.Of(dim?.Name, isUnit: true), at);

            /// <summary>x with one more, unnamed dim of size 1. A view.</summary>
            /// <param name="at">Its position in the result; −1 = last.</param>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature("x -> new(x, ?, at)")]
            public Tensor Unsqueeze(int at) => Ops.Unsqueeze.Run(x, DimSlot.Of(null, isUnit: true), at);
        }
    }
}
