using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x without a dim of size 1. A view.</summary>
    /// <remarks>
    /// Names never depend on sizes: a named dim of another size is refused, and so is a bare <c>Squeeze()</c> on a named tensor. For
    /// unnamed dims and under <c>NameRules.PyTorch13()</c>, dims of another size stay, as in PyTorch. Adjoint: the dim inserted.
    /// </remarks>
    public readonly struct Squeeze : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> squeeze(x, dim, dims)";

        internal static Tensor Run(Tensor x, DimRef[] dims)
        {
            if (Inference.Squeeze.Types("Squeeze", x.Type, dims, NameRules.Current).Rank == x.Rank) return Retype.Always(x, x.Type);
            int[] over = DimLookup.Positions("Squeeze", x.Type, dims);
            return Without(x, d => over.Contains(d) && x.Type.SizeArray[d] == 1);
        }

        internal static Tensor All(Tensor x)
        {
            if (x.Dims.HasNames && NameRules.Current.IsStrict) throw new Conflict(DiagnosticId.NT2005, "Squeeze").With("x", x.Type).ToException();
            return Without(x, d => x.Type.SizeArray[d] == 1);
        }

        static Tensor Without(Tensor x, Func<int, bool> goes)
        {
            int[] kept = [.. Enumerable.Range(0, x.Rank).Where(d => !goes(d))];
            return kept.Length == x.Rank ? Retype.Always(x, x.Type) : Rearrange.Permute(x, kept);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("name", x => x[0].Squeeze("b"), new Input(("a", 2), ("b", 1), ("c", 3))),
            new("two", x => x[0].Squeeze("b", "c"), new Input(("a", 2), ("b", 1), ("c", 1))),
            new("all unnamed", x => x[0].Squeeze(), new Input(1, 3, 1)) { Positional = "no names" },
            new("to a scalar", x => x[0].Squeeze("a"), new Input(("a", 1))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Squeeze"/>
            /// <param name="dim">A dim of size 1.</param>
            /// <param name="dims">More of them.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="ShapeException">NT2007: a named dim of another size.</exception>
            [Signature(Ops.Squeeze.Signature)]
            public Tensor Squeeze(DimRef dim, params ReadOnlySpan<DimRef> dims) => Ops.Squeeze.Run(x, [dim, .. dims]);

            /// <summary>x without its dims of size 1. A view.</summary>
            /// <exception cref="ShapeException">NT2005: x has names, which must not depend on sizes.</exception>
            [DependsOnSizes]
            public Tensor Squeeze() => Ops.Squeeze.All(x);
        }
    }
}
