using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The last dim of x on the diagonal of a plane of two new dims, zero elsewhere.</summary>
    public readonly struct DiagEmbed : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, long shift, int first, int second, DimSlot firstDim, DimSlot secondDim)
        {
            if (x.Rank == 0) throw Repeat.Refused(operation, x, "a scalar has no last dim.");
            int rank = x.Rank + 1;
            foreach (int d in (int[])[first, second])
                if (d < -rank || d >= rank) throw new Conflict(DiagnosticId.NT1013, operation, ("position", d), ("operand", "the result"), ("rank", rank), ("last", rank - 1)).With("x", x.Type).ToException();
            int a = first < 0 ? first + rank : first, b = second < 0 ? second + rank : second;
            if (a == b) throw new Conflict(DiagnosticId.NT1014, operation, ("dim", a)).With("x", x.Type).ToException();
            long side = x.Sizes[^1] + Math.Abs(shift);
            var type = Drop.At(x.Type, [x.Rank - 1], keep: false);
            var (low, lowDim, high, highDim) = a < b ? (a, firstDim, b, secondDim) : (b, secondDim, a, firstDim);
            type = New.Types(operation, New.Types(operation, type, lowDim, side, low), highDim, side, high);
            return OnDiagonal.Run(x, type, a, b, shift);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("matrix", x => x[0].DiagEmbed(), new Input(("a", 2), ("b", 3))) { Positional = "the last dim" },
            new("above, in front", x => x[0].DiagEmbed(1, 0, 2), new Input(2, 3)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.DiagEmbed"/>
            /// <param name="offset">Diagonals above the main one (below 0: under it).</param>
            /// <param name="first">The position of the rows' dim in the result.</param>
            /// <param name="second">The position of the columns' dim in the result.</param>
            /// <param name="rows">The rows' name; null = unnamed.</param>
            /// <param name="columns">The columns' name; null = unnamed.</param>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name is taken; NT1014: one position twice.</exception>
            public Tensor DiagEmbed(long offset = 0, int first = -2, int second = -1, Dim? rows = null, Dim? columns = null) =>
                Ops.DiagEmbed.Run("DiagEmbed", x, offset, first, second, DimSlot.Of(rows?.Name), DimSlot.Of(columns?.Name));
        }
    }
}
