using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The Gram matrix of a dim: g[…, d, d*] = Σ x[…, d] · x[…, d*] over the listed dims.</summary>
    /// <remarks>The dim's second occurrence is starred; dims that are neither are batches. Derivative: (g + gᵀ) · x.</remarks>
    public readonly struct Gram : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "{over dim ..r} -> ..r dim dim*=dim";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("features", t => t[0].Gram("F", "N"), new Input(("N", 4), ("F", 3))),
            new("a batch", t => t[0].Gram("F", "N"), new Input(("F", 3), ("B", 2), ("N", 4))),
        ];

        internal static Tensor Run(Tensor x, Dim dim, ReadOnlySpan<DimRef> over)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer(nameof(Gram), new Arguments().Type(nameof(x), x.Type).Dims("over", over).Dim("dim", dim));
            int[] contracted = DimLookup.Positions(nameof(Gram), x.Type, over.ToArray());
            int own = x.Dims.IndexOf(dim.Name), batch = 0;
            int[] left = new int[x.Rank], right = new int[x.Rank];
            for (int d = 0; d < x.Rank; d++)
                if (d == own) (left[d], right[d]) = (type.Rank - 2, type.Rank - 1);
                else left[d] = right[d] = Array.IndexOf(contracted, d) is >= 0 and var i ? type.Rank + i : batch++;
            return Contraction<Gram>.Run(new(left, right, [.. Enumerable.Range(0, type.Rank)]), x, x, type);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Gram"/>
            /// <param name="dim">The dim of which every pair of places is compared.</param>
            /// <param name="over">The dims to contract.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice; NT1004: x has the starred dim already.</exception>
            [Signature(Ops.Gram.Signature)]
            public Tensor Gram(Dim dim, params ReadOnlySpan<DimRef> over) => Ops.Gram.Run(x, dim, over);

            /// <inheritdoc cref="Gram(Tensor, Dim, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.Gram.Signature)]
            public Tensor Gram(Dim dim, params DimRef[] over) => Ops.Gram.Run(x, dim, Given.Of(over));
        }

    }
}
