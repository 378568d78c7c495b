using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The different elements of x in ascending order, along a dim of their own.</summary>
    /// <remarks>Each NaN is different from every other. No derivative.</remarks>
    public readonly struct Unique : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("values", t => t[0].Unique("U").Values, new Input(("A", 4), ("B", 3)) { DType = DType.Int64 }) { Positional = "row-major order" },
            new("inverse", t => t[0].Unique().Inverse, new Input(4, 3) { DType = DType.Int64 }) { Positional = "row-major order" },
            new("counts", t => t[0].Unique("U").Counts, new Input(4, 3) { DType = DType.Int64 }) { Positional = "row-major order" },
            new("nothing", t => t[0].Unique("U").Values, new Input(0)) { IsSmooth = false, Positional = "row-major order" },
        ];

        internal static UniqueResult Run(Tensor x, DimRef into)
        {
            var (sorted, places) = Sort.Run(Ravel.Run(x.Detach()), 0, false);
            var (values, group, counts) = Runs(sorted, into);
            return new(values, Returned.Run(group, group.Type, places, 0).View(x.Type, x.Type.ContiguousStrides, 0), counts);
        }

        /// <summary>The first element of every run of equal ones, the run of every element, and the runs' lengths.</summary>
        internal static (Tensor Values, Tensor Group, Tensor Counts) Runs(Tensor x, DimRef into)
        {
            long n = x.ElementCount;
            var starts = Tensor.Allocate(x.Type, DType.Bool, x.Device);
            Full.Fill(starts, Tensor.Weak(true));
            if (n > 1) Binary.Compare(new NotEqual(), Part.Narrow(x, 0, 1, n - 1), Part.Narrow(x, 0, 0, n - 1), into: Part.Narrow(starts, 0, 1, n - 1));
            var first = Places.Linear(starts);
            TensorType type = new(DimList.Empty.Append(DimSlot.Of(into.Name)), [first.ElementCount]);
            first = first.View(type);
            var end = Full.Run(new(type.Dims, [Math.Min(1, first.ElementCount)]), Tensor.Weak(n), DType.Int64, x.Device);
            var counts = Torch.Cat([Part.Narrow(first, 0, Math.Min(1, n), Math.Max(0, first.ElementCount - 1)), end], 0) - first;
            return (Picked.Run(x, type, first, 0), CumSum.Run(starts, 0, false) - 1, counts);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unique"/>
            /// <param name="into">The name of the result's dim; null = unnamed.</param>
            public UniqueResult Unique(DimRef into = default) => Ops.Unique.Run(x, into);
        }
    }
}
