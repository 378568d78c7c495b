using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Places along a dim, drawn in proportion to the weights there.</summary>
    /// <remarks>
    /// With replacement: inverse of the running sum. Without: the places of the largest weight / waiting time, which is drawing one after the other
    /// (Efraimidis, Spirakis 2006).
    /// </remarks>
    public readonly struct Multinomial : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> splice(x, dim, samples)";

        internal static Tensor Run(Tensor x, DimRef dim, Axis samples, bool replacement, Generator? generator)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer("Multinomial", new Arguments().Type("x", x.Type).Dim("dim", dim).Axis("samples", samples));
            RandomArgument.Floating("Multinomial", x.DType);
            int over = Inference.DimLookup.Position("Multinomial", x.Type, dim);
            long count = x.Sizes[over], rows = count == 0 ? 0 : x.ElementCount / count;
            RandomArgument.Check("Multinomial", replacement || samples.Size <= count, $"{samples.Size} different places cannot be drawn from {count}.");

            // The sampled dim is brought to the end, row by row; the result goes back the same way.
            var wide = To.Run(x, DType.Float64);
            double[] weights = wide.View(Ended(x.Type, over), Ended(wide.Strides, over), wide.Offset).ToArray<double>();
            Check(weights, count, replacement ? 1 : samples.Size);
            var drawn = new long[rows * samples.Size];
            var (seed, start) = (generator ?? Generator.Default).Take(rows * (replacement ? samples.Size : count));
            for (int row = 0; row < rows; row++)
            {
                var w = weights.AsSpan((int)(row * count), (int)count);
                var places = drawn.AsSpan((int)(row * samples.Size), (int)samples.Size);
                if (replacement) Replacing(w, places, seed, start + (ulong)(row * samples.Size));
                else Distinct(w, places, seed, start + (ulong)(row * count));
            }
            var result = Tensor.Allocate(type, DType.Int64, x.Device);
            var flat = Ended(type, over);
            Copying.Run(result.View(flat, Ended(result.Strides, over), 0), Tensor.Over(Storage.Of(drawn), DType.Int64, flat, flat.ContiguousStrides, 0));
            return result;
        }

        static double Unit(ulong seed, ulong block) => (Philox.Block(seed, block).Low >> 11) * (1.0 / (1L << 53));

        static void Replacing(ReadOnlySpan<double> weights, Span<long> places, ulong seed, ulong start)
        {
            var sums = new double[weights.Length];
            double sum = 0;
            for (int i = 0; i < sums.Length; i++) sums[i] = sum += weights[i];
            for (int s = 0; s < places.Length; s++)
            {
                double u = Unit(seed, start + (ulong)s) * sum;
                int at = Array.BinarySearch(sums, u);
                at = at < 0 ? ~at : at + 1;
                while (at < sums.Length - 1 && weights[at] == 0) at++;
                while (at >= sums.Length || weights[at] == 0) at--;
                places[s] = at;
            }
        }

        static void Distinct(ReadOnlySpan<double> weights, Span<long> places, ulong seed, ulong start)
        {
            var keys = new double[weights.Length];
            var order = new long[weights.Length];
            for (int i = 0; i < keys.Length; i++) (keys[i], order[i]) = (Math.Log(1 - Unit(seed, start + (ulong)i)) / weights[i], i);
            for (int i = 0; i < keys.Length; i++)
                if (weights[i] == 0) keys[i] = double.NegativeInfinity;
            Array.Sort(keys, order);
            for (int s = 0; s < places.Length; s++) places[s] = order[^(s + 1)];
        }

        static void Check(double[] weights, long count, long wanted)
        {
            for (long row = 0; row * count < weights.Length; row++)
            {
                var w = weights.AsSpan((int)(row * count), (int)count);
                long positive = 0;
                foreach (double v in w)
                {
                    RandomArgument.Check("Multinomial", v >= 0 && double.IsFinite(v), $"{v} is no weight: weights are finite and at least 0.");
                    if (v > 0) positive++;
                }
                RandomArgument.Check("Multinomial", positive >= wanted, $"{wanted} places cannot be drawn where {positive} weights are above 0.");
            }
        }

        static TensorType Ended(TensorType type, int dim) => new(DimList.Unnamed(type.Rank), Ended(type.SizeArray, dim));

        static long[] Ended(ReadOnlySpan<long> values, int dim) => [.. values[..dim], .. values[(dim + 1)..], values[dim]];

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("draws", x => x[0].Multinomial("Column", new Axis("Draw", 4), replacement: true, new Generator(1)), new Input(("Row", 2), ("Column", 3)) { Low = 0.1 }) { Positional = "draws go by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Multinomial"/>
            /// <param name="dim">The dim whose places are drawn.</param>
            /// <param name="samples">Takes its place: how many are drawn.</param>
            /// <param name="replacement">Whether a place may be drawn again.</param>
            /// <param name="generator">Where it is drawn from; null: <see cref="Generator.Default"/>.</param>
            /// <returns>int64.</returns>
            /// <exception cref="ShapeException">NT2007: a weight below 0, or too few above 0.</exception>
            [Signature(Ops.Multinomial.Signature)]
            public Tensor Multinomial(DimRef dim, Axis samples, bool replacement = false, Generator? generator = null) =>
                Ops.Multinomial.Run(x, dim, samples, replacement, generator);
        }
    }
}
