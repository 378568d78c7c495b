using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>start, start + step, … as long as they are below end (above it for a negative step).</summary>
    /// <remarks>Element i is start + i·step, computed in float64 or int64: errors do not add up.</remarks>
    public readonly struct Arange : IOperation
    {
        internal static long Count(double start, double end, double step)
        {
            double count = Math.Ceiling((end - start) / step);
            if (step == 0 || !double.IsFinite(count) || count < 0)
                throw new Conflict(DiagnosticId.NT2007, "Arange", ("reason", FormattableString.Invariant($"steps of {step} do not lead from {start} to {end}."))).ToException();
            return (long)count;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("axis", _ => Torch.Arange(new Axis("Row", 4))),
            new("steps", _ => Torch.Arange(1, 8, 3, dim: "Row")),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <summary>0, 1, 2, … along a dim: <c>Arange(Query[8])</c>, <c>Arange(8)</c>.</summary>
        /// <param name="axis">The dim and how many.</param>
        /// <param name="dtype">Element type.</param>
        [Signature("-> axes(axis)")]
        public static Tensor Arange(Axis axis, DType dtype = DType.Int64) => Ops.Sequence.Whole(axis, dtype, static i => i);

        /// <inheritdoc cref="Ops.Arange"/>
        /// <param name="start">The first number.</param>
        /// <param name="end">Not reached.</param>
        /// <param name="step">The difference of neighbours, not 0.</param>
        /// <param name="dim">The result's dim; null: unnamed.</param>
        /// <param name="dtype">Element type.</param>
        /// <exception cref="ShapeException">NT2007: the steps do not lead from start to end.</exception>
        [Signature("[dim] -> axes(dim); -> ?")]
        public static Tensor Arange(long start, long end, long step = 1, Dim? dim = null, DType dtype = DType.Int64) =>
            Ops.Sequence.Whole(new(dim, Ops.Arange.Count(start, end, step)), dtype, i => start + i * step);

        /// <inheritdoc cref="Arange(long, long, long, Dim, DType)"/>
        [Signature("[dim] -> axes(dim); -> ?")]
        public static Tensor Arange(double start, double end, double step = 1, Dim? dim = null, DType dtype = DType.Float32) =>
            Ops.Sequence.Real(new(dim, Ops.Arange.Count(start, end, step)), dtype, i => start + i * step);
    }
}
