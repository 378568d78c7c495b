using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Every place of one dim several times, copied: x₀ x₀ x₁ x₁ …</summary>
    public readonly struct RepeatInterleave : IOperation
    {
        internal static Tensor Run(Tensor x, long times, DimRef dim)
        {
            int at = DimLookup.Position("RepeatInterleave", x.Type, dim);
            if (times < 0) throw Repeat.Refused("RepeatInterleave", x, $"{times} copies are not possible.");
            var all = new long[x.Rank];
            Array.Fill(all, 1);
            all[at] = times;
            return Repeat.Copies(x, all, new(x.Dims.Replace(at, x.Dims[at].WithUnit(false)), Layouts.Replace(x.Sizes, at, x.Sizes[at] * times)), after: true);
        }

        internal static Tensor Run(Tensor x, Tensor times, DimRef dim)
        {
            int at = DimLookup.Position("RepeatInterleave", x.Type, dim);
            Places.Check("RepeatInterleave", times);
            if (times.Rank != 1 || times.Sizes[0] != x.Sizes[at]) throw Repeat.Refused("RepeatInterleave", x, $"numbers of type {times.Type} for dim '{x.Dims[at]}' of size {x.Sizes[at]}.");
            var places = new List<long>();
            long[] counts = Contiguous.Run(times.Detach().To(DType.Int64)).ToArray<long>();
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i] < 0) throw Repeat.Refused("RepeatInterleave", x, $"{counts[i]} copies are not possible.");
                for (long k = 0; k < counts[i]; k++) places.Add(i);
            }
            var index = Tensor.From(places.ToArray());
            return Indexed.Run("RepeatInterleave", x, [at], [index.View(new(DimList.Empty.Append(x.Dims[at].WithUnit(false)), [places.Count]))]);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one number", x => x[0].RepeatInterleave(2, "a"), new Input(("a", 2), ("b", 3))),
            new("numbers", x => x[0].RepeatInterleave(x[1], "b"), new Input(("a", 2), ("b", 3)), new Input(("b", 3)) { DType = DType.Int64, Low = 0, High = 3 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.RepeatInterleave"/>
            /// <param name="times">How often each place occurs.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2007: a number below 0.</exception>
            [Signature("x -> resize(x, dim, dim*times)")]
            public Tensor RepeatInterleave(long times, DimRef dim) => Ops.RepeatInterleave.Run(x, times, dim);

            /// <inheritdoc cref="Ops.RepeatInterleave"/>
            /// <param name="times">How often each place occurs: integers, one per place.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="ShapeException">NT2007: a number below 0, or not one per place.</exception>
            [Signature("x -> resize(x, dim, _)")]
            public Tensor RepeatInterleave(Tensor times, DimRef dim) => Ops.RepeatInterleave.Run(x, Given.Of(times), dim);
        }
    }
}
