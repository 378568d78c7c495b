using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The Kronecker product: every element of x times all of y, as blocks.</summary>
    /// <remarks>Operands of one rank, 1 to 4; the result's dims are pairs of dims and have no names. Derivatives: dx = Σ g · y, dy = Σ g · x over the blocks.</remarks>
    public readonly struct Kron : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'a, 'b -> ?=a*b; 'a 'b, 'c 'd -> ?=a*c ?=b*d; 'a 'b 'c, 'd 'e 'f -> ?=a*d ?=b*e ?=c*f; 'a 'b 'c 'd, 'e 'f 'g 'h -> ?=a*e ?=b*f ?=c*g ?=d*h";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrices", t => t[0].Kron(t[1]), new(("A", 2), ("B", 3)), new(("C", 3), ("D", 2))) { Positional = "contracts by position" },
            new("vectors", t => t[0].Kron(t[1]), new Input(2), new Input(3)) { Positional = "contracts by position" },
        ];

        internal static Tensor Run(Tensor x, Tensor y)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer(nameof(Kron), new Arguments().Type(nameof(x), x.Type).Type(nameof(y), y.Type));
            var pairs = new long[2 * x.Rank];
            for (int d = 0; d < x.Rank; d++) (pairs[2 * d], pairs[2 * d + 1]) = (x.Sizes[d], y.Sizes[d]);
            var labels = new Labels([.. Enumerable.Range(0, x.Rank).Select(d => 2 * d)], [.. Enumerable.Range(0, x.Rank).Select(d => 2 * d + 1)], [.. Enumerable.Range(0, pairs.Length)]);
            return Reshape.Run(Contraction<Kron>.Run(labels, x, y, new(DimList.Unnamed(pairs.Length), pairs)), type);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Kron"/>
            /// <param name="y">The block, of x's rank and dtype.</param>
            /// <exception cref="ShapeException">NT2007: ranks differ, or are not 1 to 4.</exception>
            [Signature(Ops.Kron.Signature)]
            public Tensor Kron(Tensor y) => Ops.Kron.Run(x, Given.Of(y));
        }

    }
}
