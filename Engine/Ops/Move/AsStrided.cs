using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>A view of x's memory with sizes, strides and start of the caller's. Names are lost; elements may be met several times.</summary>
    /// <remarks>Adjoint: cotangents added at the elements of x they belong to; elements in memory that x does not show get none.</remarks>
    public readonly struct AsStrided : IDifferentiable
    {
        readonly long[] strides;
        readonly long[] own;
        readonly long start;

        AsStrided(long[] strides, long[] own, long start) => (this.strides, this.own, this.start) = (strides, own, start);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, Axis[] axes, long[] strides, long? offset)
        {
            var type = TensorType.Of(axes);
            if (strides.Length != type.Rank) throw Repeat.Refused("AsStrided", x, $"{strides.Length} strides for {type.Rank} sizes.");
            long first = offset ?? x.Offset, low = first, high = first;
            for (int d = 0; d < type.Rank; d++)
            {
                long reach = Math.Max(type.SizeArray[d] - 1, 0) * strides[d];
                (low, high) = (low + Math.Min(reach, 0), high + Math.Max(reach, 0));
            }
            long elements = x.Storage.ByteLength / x.DType.ByteSize;
            if (type.ElementCount > 0 && (low < 0 || high >= elements))
                throw new Conflict(DiagnosticId.NT2006, "AsStrided", ("reason", $"places {low} to {high} do not lie in a memory of {elements} elements."), ("fix", "Choose smaller sizes or strides.")).With("x", x.Type).ToException();
            return Views.Make(new AsStrided(strides, x.Strides.ToArray(), first - x.Offset), x, type, strides, first);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (type, g) = (pull.TypeOf(0), pull.Cotangent);
            var elements = new Dictionary<long, long>();
            long linear = 0;
            foreach (long place in Walk(type.SizeArray, own, 0)) elements.TryAdd(place, linear++);
            // Memory that x does not show is collected in one element more, which is dropped.
            long count = type.ElementCount;
            long[] index = [.. Walk(g.Type.SizeArray, strides, start).Select(place => elements.GetValueOrDefault(place, count))];
            var all = PlacedAt.Sum("AsStrided", new(DimList.Unnamed(1), [count + 1]), [0], [Tensor.From(index)], Ravel.Run(g));
            pull[0] = Reshape.Run(Part.Narrow(all, 0, 0, count), type);
        }

        static IEnumerable<long> Walk(long[] sizes, long[] strides, long place)
        {
            var at = new long[sizes.Length];
            if (sizes.Contains(0)) yield break;
            for (; ; )
            {
                yield return place;
                int d = sizes.Length - 1;
                for (; d >= 0; d--)
                {
                    place += strides[d];
                    if (++at[d] < sizes[d]) break;
                    place -= at[d] * strides[d];
                    at[d] = 0;
                }
                if (d < 0) yield break;
            }
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("overlapping", x => x[0].AsStrided([3, 3], [2, 1], 1), new Input(4, 2)) { Positional = "by memory" },
            new("named", x => x[0].AsStrided([("n", 2), 2], [4, 3]), new Input(("a", 4), ("b", 2))) { Positional = "by memory" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AsStrided"/>
            /// <param name="axes">Sizes, with names where wanted.</param>
            /// <param name="strides">Elements to step over, per dim.</param>
            /// <param name="offset">The first element, counted from the start of the memory; null = x's own.</param>
            /// <exception cref="TensorIndexException">NT2006: it would leave x's memory.</exception>
            /// <exception cref="ShapeException">NT2007: not one stride per size, or a size below 0.</exception>
            [Signature("x -> axes(axes)")]
            public Tensor AsStrided(ReadOnlySpan<Axis> axes, ReadOnlySpan<long> strides, long? offset = null) => Ops.AsStrided.Run(x, axes.ToArray(), strides.ToArray(), offset);
        }
    }
}
