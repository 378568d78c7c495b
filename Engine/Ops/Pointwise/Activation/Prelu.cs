using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x for x &gt; 0, weight·x elsewhere, with one weight or one per channel.</summary>
    /// <remarks>Derivatives 1 or the weight, and 0 or x. A weight with one named dim belongs to x's dim of that name, an unnamed one to dim 1. Source: He et al., arXiv:1502.01852.</remarks>
    public readonly struct Prelu : IBinary
    {
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V Forward<V>(V x, V y) where V : IReal<V> => V.Select(V.Less(V.Zero, x), x, y * x);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.One, y);
        /// <inheritdoc/>
        [MethodImpl(AggressiveInlining)] public V DerivativeRight<V>(V x, V y, V z) where V : IReal<V> => V.Select(V.Less(V.Zero, x), V.Zero, x);

        internal static Tensor Run(Tensor x, Tensor weight)
        {
            if (weight.Rank > 1 || x.Rank == 0 && weight.ElementCount > 1)
                throw new Conflict(DiagnosticId.NT2007, "Prelu", ("reason", $"the weight has {weight.Rank} dims and {weight.ElementCount} elements: it is one number, or one per channel.")).With("weight", weight.Type).ToException();
            if (weight.Rank == 1 && weight.Dims.HasNames) weight = weight.AlignAs(x);
            else if (weight.Rank == 1 && weight.ElementCount == 1) weight = weight.Select(0, 0);
            else if (weight.Rank == 1)
                for (int d = 2; d < x.Rank; d++) weight = weight.Unsqueeze(-1);
            return Binary.Real(new Prelu(), x, weight);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one weight", x => x[0].Prelu(x[1]), new Input(("a", 2), ("b", 3)), new Input()),
            new("per channel", x => x[0].Prelu(x[1]), new Input(("a", 2), ("b", 3)), new Input(("b", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Prelu"/>
            /// <param name="weight">0-dim, or one dim of the channels.</param>
            /// <exception cref="ShapeException">NT2007: a weight of more dims.</exception>
            [Signature("x, weight -> x")]
            public Tensor Prelu(Tensor weight) => Ops.Prelu.Run(x, Given.Of(weight));
        }
    }
}
