using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Where values would stand in a sorted row, before (or after) what equals them.</summary>
    /// <remarks>Never recorded. NaN is greater than every number.</remarks>
    public readonly struct SearchSorted : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "sorted, values -> values";

        internal static Tensor Run(string operation, Tensor sorted, Tensor values, bool right, DType dtype, Tensor? sorter)
        {
            if (sorted.Rank == 0) throw Repeat.Refused(operation, sorted, "a scalar is no row.");
            if (dtype is not (DType.Int32 or DType.Int64))
                throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "the result"), ("dtype", dtype.Name), ("expected", "int32 or int64")).ToException();
            bool shared = sorted.Rank == 1;
            if (!shared && (values.Rank != sorted.Rank || !values.Sizes[..^1].SequenceEqual(sorted.Sizes[..^1])))
                throw new Conflict(DiagnosticId.NT2001, operation, ("reason", "sorted rows and values differ in a size before the last."), ("fix", "One row serves any values; else there is a row per row of values."))
                    .With("sorted", sorted.Type).With("values", values.Type).ToException();
            if (sorter is not null) sorted = Gathered.Run(operation, sorted.Detach(), sorted.Rank - 1, sorter);
            var common = sorted.DType.IsFloating || values.DType.IsFloating ? DType.Float64 : DType.Int64;
            var places = Tensor.Allocate(values.Type, DType.Int64, values.Device);
            var kernel = Required.Kernel<ISearchKernel>(operation, values);
            kernel.Search(places, Plain(sorted, common), Plain(values, common), right);
            return To.Run(places, dtype);
        }

        static Tensor Plain(Tensor x, DType dtype) => Contiguous.Run(To.Run(x.Detach(), dtype));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one row", x => Torch.SearchSorted(Torch.Arange(4).To(x[0].Device), x[0]), new Input(("a", 5))) { IsSmooth = false },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.SearchSorted"/>
        /// <param name="sorted">(…, n), ascending along its last dim.</param>
        /// <param name="values">(…, m); any dims where there is one row only.</param>
        /// <param name="right">After what equals a value, else before.</param>
        /// <param name="dtype">int32 or int64.</param>
        /// <param name="sorter">The order that sorts <paramref name="sorted"/>, where it is not sorted itself.</param>
        /// <exception cref="SizeMismatchException">NT2001: other sizes differ.</exception>
        [Signature(Ops.SearchSorted.Signature)]
        public static Tensor SearchSorted(Tensor sorted, Tensor values, bool right = false, DType dtype = DType.Int64, Tensor? sorter = null) =>
            Ops.SearchSorted.Run("SearchSorted", Given.Of(sorted), Given.Of(values), right, dtype, sorter);
    }
}
