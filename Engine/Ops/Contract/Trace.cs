using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The sum of a matrix's diagonal.</summary>
    /// <remarks>Of a matrix that is not square, as far as both dims reach. Derivative: g on the diagonal.</remarks>
    public readonly struct Trace : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "'i 'j -> ()";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("square", t => t[0].Trace(), new Input(("A", 3), ("A*", 3))),
            new("wide", t => t[0].Trace(), new Input(2, 4)),
        ];

        internal static Tensor Run(Tensor x)
        {
            NamedTorch.Signature.Of(Signature).Infer(nameof(Trace), new Arguments().Type(nameof(x), x.Type));
            return Sum.Run(WalkedTogether.Run(x, new(DimList.Unnamed(1), [Math.Min(x.Sizes[0], x.Sizes[1])]), [0, 0]), [], false);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Trace"/>
            /// <exception cref="ShapeException">NT2007: no matrix.</exception>
            [Signature(Ops.Trace.Signature)]
            public Tensor Trace() => Ops.Trace.Run(x);
        }

    }
}
