using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x several times along its dims, copied: x₀ x₁ x₀ x₁ … New leading dims are unnamed.</summary>
    /// <remarks>Adjoint: the sum over the copies.</remarks>
    public readonly struct Repeat : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, long[] times)
        {
            int extra = times.Length - x.Rank;
            if (extra < 0) throw Refused(operation, x, $"{times.Length} numbers for a tensor of rank {x.Rank}.");
            foreach (long n in times)
                if (n < 0) throw Refused(operation, x, $"{n} copies are not possible.");
            var dims = DimList.Unnamed(extra).Concat(x.Dims.WithoutUnits());
            var sizes = new long[times.Length];
            for (int d = 0; d < sizes.Length; d++) sizes[d] = times[d] * (d < extra ? 1 : x.Sizes[d - extra]);
            return Copies(x, times, new(dims, sizes), after: false);
        }

        internal static Tensor ByName(Tensor x, Axis[] times)
        {
            var all = new long[x.Rank];
            Array.Fill(all, 1);
            foreach (var axis in times) all[DimLookup.Position("Repeat", x.Type, axis.Dim)] = axis.Size;
            return Run("Repeat", x, all);
        }

        /// <summary>A dim of copies before (or after) every dim of x, then each pair as one dim.</summary>
        internal static Tensor Copies(Tensor x, long[] times, TensorType type, bool after)
        {
            int extra = times.Length - x.Rank;
            var sources = new List<int>();
            var single = new List<long>();
            var over = new List<int>();
            for (int d = 0; d < times.Length; d++)
            {
                if (d >= extra && after) Own(d);
                if (times[d] != 1) over.Add(sources.Count);
                sources.Add(Rearrange.Inserted);
                single.Add(times[d]);
                if (d >= extra && !after) Own(d);
            }
            var sizes = single.ToArray();
            foreach (int d in over) single[d] = 1;
            for (int d = 0; d < sources.Count; d++)
                if (sources[d] < 0) single[d] = 1;
            var dims = DimList.Unnamed(sources.Count);
            var y = Rearrange.Run(x, new(dims, [.. single]), [.. sources]);
            if (over.Count > 0) y = Spread.Run(y, new(dims, sizes), [.. over], inserts: false);
            y = Reshape.Run(y, type);
            return y.Storage == x.Storage ? Clone.Run(y) : y;

            void Own(int d)
            {
                sources.Add(d - extra);
                single.Add(x.Sizes[d - extra]);
            }
        }

        internal static Exception Refused(string operation, Tensor x, string reason) =>
            new Conflict(DiagnosticId.NT2007, operation, ("reason", reason)).With("x", x.Type).ToException();

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("positions", x => x[0].Repeat(2, 1, 3), new Input(("a", 2), ("b", 3))) { Positional = "dims by place" },
            new("names", x => x[0].Repeat(("b", 2)), new Input(("a", 2), ("b", 3))),
            new("not at all", x => x[0].Repeat(0, 1), new Input(2, 3)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Repeat"/>
            /// <param name="times">Copies along every dim, aligned from the right.</param>
            /// <exception cref="ShapeException">NT2007: too few numbers, or one below 0.</exception>
            public Tensor Repeat(params ReadOnlySpan<long> times) => Ops.Repeat.Run("Repeat", x, times.ToArray());

            /// <summary>x several times along the named dims, copied; along the others once.</summary>
            /// <param name="times">Dims with their numbers of copies: <c>x.Repeat(("b", 2))</c>.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="ShapeException">NT2007: a number below 0.</exception>
            public Tensor Repeat(params ReadOnlySpan<Axis> times) => Ops.Repeat.ByName(x, times.ToArray());
        }
    }
}
