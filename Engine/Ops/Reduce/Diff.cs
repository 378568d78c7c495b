using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Differences of neighbours along a dim, n times over: yᵢ = xᵢ₊₁ − xᵢ.</summary>
    /// <remarks>The dim keeps its name and is n shorter (empty at least). Of bool: whether neighbours differ.</remarks>
    public readonly struct Diff : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("once", t => t[0].Diff("B"), new Input(("A", 2), ("B", 5))),
            new("twice", t => t[0].Diff("A", 2), new Input(("A", 4), ("B", 2))),
            new("beside others", t => t[0].Diff("A", 1, t[1], t[1]), new(("A", 3), ("B", 2)), new(("A", 1), ("B", 2))),
            new("of one", t => t[0].Diff("A"), new Input(("A", 1), ("B", 2))),
        ];

        internal static Tensor Run(Tensor x, DimRef dim, int n, Tensor? prepend, Tensor? append)
        {
            int at = DimLookup.Position(nameof(Diff), x.Type, dim);
            if (n < 0) throw new Conflict(DiagnosticId.NT2007, nameof(Diff), ("argument", nameof(n)), ("value", n)).With("x", x.Type).ToException();
            if (prepend is not null) x = Torch.Cat([prepend, x], at);
            if (append is not null) x = Torch.Cat([x, append], at);
            for (; n > 0; n--)
            {
                long length = Math.Max(0, x.Sizes[at] - 1);
                Tensor later = Part.Narrow(x, at, Math.Min(1, x.Sizes[at]), length), earlier = Part.Narrow(x, at, 0, length);
                x = x.DType == DType.Bool ? later ^ earlier : later - earlier;
            }
            return x;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Diff"/>
            /// <param name="dim">The dim along which neighbours are compared.</param>
            /// <param name="n">How often, ≥ 0.</param>
            /// <param name="prepend">Put before x along the dim, or null.</param>
            /// <param name="append">Put behind x along the dim, or null.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="CatException">NT1010: x and what is put beside it have different names.</exception>
            [Signature("x -> resize(x, dim, _)")]
            public Tensor Diff(DimRef dim, int n = 1, Tensor? prepend = null, Tensor? append = null) => Ops.Diff.Run(x, dim, n, prepend, append);
        }
    }
}
