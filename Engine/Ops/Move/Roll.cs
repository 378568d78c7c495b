using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x shifted along some dims; what leaves at one end enters at the other.</summary>
    /// <remarks>Adjoint: shifted back.</remarks>
    public readonly struct Roll : IDifferentiable
    {
        /// <summary>Names and sizes of one shift.</summary>
        public const string Signature = "x -> need(x, dim)";

        readonly int[] over;
        readonly long[] shifts;

        Roll(int[] over, long[] shifts) => (this.over, this.shifts) = (over, shifts);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, int[] over, long[] shifts)
        {
            var y = Tensor.Allocate(x.Type, x.DType, x.Device);
            Copy(y, x, over, shifts, 0);
            return Dispatcher.Applied(new Roll(over, shifts), y, x);
        }

        internal static Tensor Run(Tensor x, DimRef[] dims, long[] shifts)
        {
            int[] over = DimLookup.Positions("Roll", x.Type, dims);
            if (over.Length != shifts.Length)
                throw new Conflict(DiagnosticId.NT2007, "Roll", ("reason", $"{shifts.Length} shifts for {over.Length} dims.")).With("x", x.Type).ToException();
            return Run(x, over, shifts);
        }

        // Two pieces per dim.
        static void Copy(Tensor y, Tensor x, int[] over, long[] shifts, int k)
        {
            if (x.ElementCount == 0) return;
            if (k == over.Length)
            {
                Copying.Run(y, x);
                return;
            }
            int d = over[k];
            long size = x.Sizes[d], shift = (shifts[k] % size + size) % size;
            Copy(Piece(y, d, shift, size - shift), Piece(x, d, 0, size - shift), over, shifts, k + 1);
            Copy(Piece(y, d, 0, shift), Piece(x, d, size - shift, shift), over, shifts, k + 1);
        }

        static Tensor Piece(Tensor x, int d, long start, long length) => Tensor.Over(
            x.Storage, x.DType, new(DimList.Unnamed(x.Rank), Layouts.Replace(x.Sizes, d, length)), x.Strides.ToArray(), x.Offset + start * x.Strides[d]);

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, over, [.. shifts.Select(s => -s)]);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one", x => x[0].Roll(1, "b"), new Input(("a", 2), ("b", 3))),
            new("two", x => x[0].Roll([-1, 5], ["b", "a"]), new Input(("a", 2), ("b", 3))),
            new("all", x => x[0].Roll(2), new Input(2, 3)) { Positional = "row-major order" },
            new("empty", x => x[0].Roll(2, "a"), new Input(("a", 0))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Roll"/>
            /// <param name="shift">Places to move towards the end; negative towards the start.</param>
            /// <param name="dim">The dim.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            [Signature(Ops.Roll.Signature)]
            public Tensor Roll(long shift, DimRef dim) => Ops.Roll.Run(x, [dim], [shift]);

            /// <inheritdoc cref="Ops.Roll"/>
            /// <param name="shifts">Places to move, one number per dim.</param>
            /// <param name="dims">The dims.</param>
            /// <exception cref="ShapeException">NT2007: not one shift per dim.</exception>
            [Signature("x -> need(x, dims)")]
            public Tensor Roll(ReadOnlySpan<long> shifts, ReadOnlySpan<DimRef> dims) => Ops.Roll.Run(x, dims.ToArray(), shifts.ToArray());

            /// <summary>x shifted along the row-major order of all its elements.</summary>
            /// <param name="shift">Places to move towards the end.</param>
            [Signature("x -> x")]
            public Tensor Roll(long shift) => Ops.Reshape.Run(Ops.Roll.Run(Ops.Ravel.Run(x), [0], [shift]), x.Type);
        }
    }
}
