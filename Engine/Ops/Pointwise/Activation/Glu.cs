using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>a·σ(b), with a and b the two halves of a dim.</summary>
    /// <remarks>The dim keeps its name and half its size. Derivatives as of the product and the sigmoid. Source: Dauphin et al., arXiv:1612.08083.</remarks>
    public readonly struct Glu : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim)
        {
            long size = x.Size(dim);
            if (size % 2 != 0)
                throw new Conflict(DiagnosticId.NT2004, "Glu", ("reason", $"the dim has size {size}, and has no two halves."), ("fix", "Split a dim of even size.")).With("x", x.Type).ToException();
            return x.Narrow(dim, 0, size / 2) * x.Narrow(dim, size / 2, size / 2).Sigmoid();
        }

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("by name", t => t[0].Glu("C"), new Input(("N", 3), ("C", 4))),
            new("the last dim", t => t[0].Glu(), new Input(("N", 2), 6)),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Glu"/>
            /// <param name="dim">The dim to halve.</param>
            /// <exception cref="ShapeException">NT2004: its size is odd.</exception>
            [Signature("[dim] x -> resize(x, dim, dim/2); x -> resize(x, -1, _)")]
            public Tensor Glu(DimRef? dim = null) => Ops.Glu.Run(x, dim ?? -1);
        }
    }
}
