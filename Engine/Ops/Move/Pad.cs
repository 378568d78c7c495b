using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with places added before and after some dims; negative numbers take places away.</summary>
    /// <remarks>Adjoint: the part that x fills; of mirrored, repeated and circular places, cotangents added where they came from.</remarks>
    public readonly struct Pad : IDifferentiable
    {
        readonly long[] before;

        Pad(long[] before) => this.before = before;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, long[] before, long[] after, PadMode mode, double value)
        {
            for (int d = 0; d < x.Rank; d++) Check(x, d, before[d], after[d], mode);
            for (int d = 0; d < x.Rank; d++)
            {
                long size = x.Sizes[d] + Math.Min(before[d], 0) + Math.Min(after[d], 0);
                if (size != x.Sizes[d]) x = Part.Narrow(x, d, Math.Max(-before[d], 0), size);
            }
            before = [.. before.Select(n => Math.Max(n, 0))];
            after = [.. after.Select(n => Math.Max(n, 0))];
            if (mode == PadMode.Constant) return Constant(x, before, after, value);
            for (int d = 0; d < x.Rank; d++)
                if (before[d] + after[d] > 0) x = Indexed.Run("Pad", x, [d], [Places(x, d, before[d], after[d], mode)]);
            return x;
        }

        internal static Tensor Run(Tensor x, DimRef dim, long before, long after, PadMode mode, double value)
        {
            int at = DimLookup.Position("Pad", x.Type, dim);
            return Run(x, Layouts.Replace(new long[x.Rank], at, before), Layouts.Replace(new long[x.Rank], at, after), mode, value);
        }

        /// <summary>PyTorch's list: pairs from the last dim on.</summary>
        internal static Tensor Run(Tensor x, long[] amounts, PadMode mode, double value)
        {
            if (amounts.Length % 2 != 0 || amounts.Length > 2 * x.Rank) throw Repeat.Refused("Pad", x, $"{amounts.Length} numbers; pairs for at most {x.Rank} dims are meant.");
            long[] before = new long[x.Rank], after = new long[x.Rank];
            for (int i = 0; i < amounts.Length; i += 2) (before[x.Rank - 1 - i / 2], after[x.Rank - 1 - i / 2]) = (amounts[i], amounts[i + 1]);
            return Run(x, before, after, mode, value);
        }

        static Tensor Constant(Tensor x, long[] before, long[] after, double value)
        {
            var sizes = new long[x.Rank];
            for (int d = 0; d < sizes.Length; d++) sizes[d] = x.Sizes[d] + before[d] + after[d];
            var y = Full.Run(new(Dims(x, sizes), sizes), value, x.DType, x.Device);
            long offset = 0;
            for (int d = 0; d < sizes.Length; d++) offset += before[d] * y.Strides[d];
            Copying.Run(Tensor.Over(y.Storage, y.DType, x.Type, y.Strides.ToArray(), offset), x);
            return Dispatcher.Applied(new Pad(before), y, x);
        }

        static DimList Dims(Tensor x, long[] sizes)
        {
            var dims = x.Dims;
            for (int d = 0; d < sizes.Length; d++)
                if (sizes[d] != x.Sizes[d] && dims.IsUnit(d)) dims = dims.Replace(d, dims[d].WithUnit(false));
            return dims;
        }

        static Tensor Places(Tensor x, int d, long before, long after, PadMode mode)
        {
            long size = x.Sizes[d];
            var places = new long[size + before + after];
            for (long i = 0; i < places.Length; i++)
            {
                long p = i - before;
                places[i] = mode switch
                {
                    PadMode.Reflect => p < 0 ? -p : p >= size ? 2 * (size - 1) - p : p,
                    PadMode.Replicate => Math.Clamp(p, 0, size - 1),
                    _ => (p % size + size) % size,
                };
            }
            return Tensor.From(places).View(new(DimList.Empty.Append(x.Dims[d].WithUnit(false)), [places.Length]));
        }

        static void Check(Tensor x, int d, long before, long after, PadMode mode)
        {
            long size = x.Sizes[d], most = Math.Max(before, after);
            string? reason = size + Math.Min(before, 0) + Math.Min(after, 0) < 0 ? $"{-Math.Min(before, 0) - Math.Min(after, 0)} places cannot be taken from"
                : most <= 0 || mode == PadMode.Constant ? null
                : size == 0 ? "nothing can be repeated from"
                : mode == PadMode.Reflect && most >= size || mode == PadMode.Circular && most > size ? $"{most} places cannot be made from"
                : null;
            if (reason is not null)
                throw new Conflict(DiagnosticId.NT2007, "Pad", ("reason", $"{reason} dim '{x.Dims[d]}' of size {size}{(mode == PadMode.Constant ? "" : $" by {mode}")}.")).With("x", x.Type).ToException();
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var type = pull.TypeOf(0);
            var steps = new long[type.Rank];
            Array.Fill(steps, 1);
            pull[0] = Part.Run(pull.Cotangent, type, before, steps, [.. Enumerable.Range(0, type.Rank)]);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("name", x => x[0].Pad("b", 1, 2, value: 3), new Input(("a", 2), ("b", 3))),
            new("pairs", x => x[0].Pad([1, -1, 0, 2]), new Input(2, 3)) { Positional = "dims by place" },
            new("reflect", x => x[0].Pad("b", 2, 1, PadMode.Reflect), new Input(("a", 2), ("b", 3))),
            new("replicate", x => x[0].Pad("b", 2, 4, PadMode.Replicate), new Input(("a", 2), ("b", 3))),
            new("circular", x => x[0].Pad("b", 2, 3, PadMode.Circular), new Input(("a", 2), ("b", 3))),
            new("empty", x => x[0].Pad("a", 1, 0), new Input(("a", 0), ("b", 2))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Pad"/>
            /// <param name="dim">The dim.</param>
            /// <param name="before">Places to add at its start; below 0: to take away.</param>
            /// <param name="after">Places to add at its end; below 0: to take away.</param>
            /// <param name="mode">What stands there.</param>
            /// <param name="value">The value for <see cref="PadMode.Constant"/>.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="ShapeException">NT2007: more places than the dim has to take away, to mirror or to repeat.</exception>
            [Signature("x -> resize(x, dim, dim+before+after)")]
            public Tensor Pad(DimRef dim, long before, long after, PadMode mode = PadMode.Constant, double value = 0) => Ops.Pad.Run(x, dim, before, after, mode, value);

            /// <inheritdoc cref="Ops.Pad"/>
            /// <param name="amounts">Pairs before, after; the first for the last dim, the next for the one before it, …</param>
            /// <param name="mode">What stands there.</param>
            /// <param name="value">The value for <see cref="PadMode.Constant"/>.</param>
            /// <exception cref="ShapeException">NT2007: no pairs, too many, or more places than a dim has.</exception>
            public Tensor Pad(ReadOnlySpan<long> amounts, PadMode mode = PadMode.Constant, double value = 0) => Ops.Pad.Run(x, amounts.ToArray(), mode, value);
        }
    }
}
