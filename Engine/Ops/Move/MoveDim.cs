using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with some dims moved to given positions, the others in their order around them. A view.</summary>
    public readonly struct MoveDim : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef[] source, int[] destination)
        {
            int[] from = DimLookup.Positions("MoveDim", x.Type, source);
            int[] to = DimLookup.Positions("MoveDim", x.Type, [.. destination.Select(d => (DimRef)d)]);
            if (from.Length != to.Length)
                throw new Conflict(DiagnosticId.NT2007, "MoveDim", ("reason", $"{from.Length} dims for {to.Length} destinations.")).With("x", x.Type).ToException();
            var order = new int[x.Rank];
            Array.Fill(order, -1);
            for (int i = 0; i < from.Length; i++) order[to[i]] = from[i];
            for (int i = 0, next = 0; i < order.Length; i++)
            {
                if (order[i] >= 0) continue;
                while (Array.IndexOf(from, next) >= 0) next++;
                order[i] = next++;
            }
            return Rearrange.Permute(x, order);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one", x => x[0].MoveDim("a", -1), new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "to a place" },
            new("two", x => x[0].MoveDim(["a", "c"], [2, 0]), new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "to places" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.MoveDim"/>
            /// <param name="source">The dim to move.</param>
            /// <param name="destination">Its position in the result; −1 = last.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature("x -> move(x, source, destination)")]
            public Tensor MoveDim(DimRef source, int destination) => Ops.MoveDim.Run(x, [source], [destination]);

            /// <inheritdoc cref="Ops.MoveDim"/>
            /// <param name="source">The dims to move.</param>
            /// <param name="destination">Their positions in the result, one for each.</param>
            /// <exception cref="DuplicateNamesException">NT1014: a dim or position twice.</exception>
            /// <exception cref="ShapeException">NT2007: not one position for each dim.</exception>
            [Signature("x -> move(x, source, destination)")]
            public Tensor MoveDim(ReadOnlySpan<DimRef> source, ReadOnlySpan<int> destination) => Ops.MoveDim.Run(x, source.ToArray(), destination.ToArray());
        }
    }
}
