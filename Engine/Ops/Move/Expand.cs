using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x repeated along dims of size 1 without copying. A view with strides of 0: several places are one element.</summary>
    /// <remarks>Adjoint: the sum over the stretched dims.</remarks>
    public readonly struct Expand : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, Axis[] axes)
        {
            bool named = false;
            foreach (var axis in axes) named |= axis.Dim is not null;
            long[] sizes = named ? ByName(operation, x, axes) : [.. axes.Select(axis => axis.Size)];
            return To(operation, x, sizes, x.Dims);
        }

        /// <summary>Stretched to sizes, aligned from the right; −1 = as it is. New leading dims are unnamed unless <paramref name="names"/> has them.</summary>
        internal static Tensor To(string operation, Tensor x, long[] sizes, DimList names)
        {
            int extra = sizes.Length - x.Rank;
            if (extra < 0)
                throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"{sizes.Length} sizes for a tensor of rank {x.Rank}.")).With("x", x.Type).ToException();
            var dims = DimList.Empty;
            var result = new long[sizes.Length];
            var over = new List<int>();
            for (int d = 0; d < sizes.Length; d++)
            {
                int own = d - extra;
                if (own < 0 ? sizes[d] < 0 : sizes[d] < -1)
                    throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"size {sizes[d]} of dim {d} is not possible."), ("fix", "-1 keeps the size of a dim that is there.")).With("x", x.Type).ToException();
                result[d] = own >= 0 && sizes[d] == -1 ? x.Sizes[own] : sizes[d];
                bool stretched = own >= 0 && result[d] != x.Sizes[own];
                if (stretched && x.Sizes[own] != 1)
                    throw new Conflict(DiagnosticId.NT2001, operation, ("reason", $"dim '{x.Dims[own]}' has size {x.Sizes[own]} and cannot stretch to {result[d]}."), ("fix", "Only dims of size 1 stretch.")).With("x", x.Type).ToException();
                var slot = own >= 0 ? x.Dims[own].WithUnit(x.Dims.IsUnit(own) && result[d] == 1) : DimSlot.Unnamed;
                if (names.Count == sizes.Length && slot.Name is null && names.NameAt(d) is { } name) slot = DimSlot.Of(name);
                dims = dims.Append(slot);
                if (own < 0 || stretched) over.Add(d);
            }
            var type = new TensorType(dims, result);
            if (over.Count == 0) return Retype.Always(x, type);
            int[] leading = [.. Enumerable.Range(0, extra)];
            if (extra > 0)
            {
                var inserted = new TensorType(Leading(dims, extra, x.Dims), [.. result[..extra], .. x.Sizes]);
                x = Spread.Run(x, inserted, leading, inserts: true);
                over.RemoveRange(0, extra);
            }
            return over.Count == 0 ? Retype.Run(x, type) : Spread.Run(x, type, [.. over], inserts: false);
        }

        static DimList Leading(DimList dims, int extra, DimList own) => dims.Slice(0, extra).Concat(own);

        static long[] ByName(string operation, Tensor x, Axis[] axes)
        {
            long[] sizes = x.Sizes.ToArray();
            foreach (var axis in axes)
            {
                if (axis.Dim is null)
                    throw new Conflict(DiagnosticId.NT2007, operation, ("reason", "sizes are given by name for some dims and by position for others.")).With("x", x.Type).ToException();
                int at = DimLookup.Position(operation, x.Type, axis.Dim);
                if (axis.Size != -1) sizes[at] = axis.Size;
            }
            return sizes;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("name", x => x[0].Expand(("a", 4)), new Input(("a", 1), ("b", 3))),
            new("unit", x => x[0].Unsqueeze("n").Expand(("n", 4)), new Input(("a", 2))) { Positional = "inserted at a place" },
            new("sizes", x => x[0].Expand(2, 4, -1), new Input(1, 3)) { Positional = "sizes by place" },
            new("to nothing", x => x[0].Expand(("a", 0)), new Input(("a", 1), ("b", 3))),
            new("scalar", x => x[0].Expand(2, 3), new Input()) { Positional = "sizes by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Expand"/>
            /// <param name="axes">Dims by name with their new sizes; or sizes for all dims, aligned from the right, −1 = as it is, with
            /// new unnamed dims in front.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim; AlignTo or Unsqueeze makes one.</exception>
            /// <exception cref="SizeMismatchException">NT2001: a dim of another size than 1 would stretch.</exception>
            /// <exception cref="ShapeException">NT2007: too few sizes, or one below −1.</exception>
            [Signature("x -> expand(x, axes)")]
            public Tensor Expand(params ReadOnlySpan<Axis> axes) => Ops.Expand.Run("Expand", x, axes.ToArray());

            /// <inheritdoc cref="Expand(Tensor, ReadOnlySpan{Axis})"/>
            [Signature("x -> expand(x, axes)")]
            public Tensor Expand(params Axis[] axes) => Ops.Expand.Run("Expand", x, Given.Of(axes));
        }
    }
}
