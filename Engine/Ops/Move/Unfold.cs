using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>All windows of one dim: the dim counts them, a new last dim runs inside them. A view; windows may overlap.</summary>
    /// <remarks>Adjoint: the windows added where they came from.</remarks>
    public readonly struct Unfold : IDifferentiable
    {
        readonly int at;
        readonly long step;

        Unfold(int at, long step) => (this.at, this.step) = (at, step);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, DimRef dim, long size, long step, string? into)
        {
            if (ScalarDim.Is(x, dim)) return ScalarDim.Lower(Run(ScalarDim.Lift(x), 0, size, step, into));
            int at = DimLookup.Position("Unfold", x.Type, dim);
            if (size < 0 || step < 1 || size > x.Sizes[at])
                throw new Conflict(DiagnosticId.NT2007, "Unfold", ("reason", $"windows of size {size}, {step} apart, do not fit dim '{x.Dims[at]}' of size {x.Sizes[at]}.")).With("x", x.Type).ToException();
            long count = (x.Sizes[at] - size) / step + 1;
            var counted = new TensorType(x.Dims.Replace(at, x.Dims[at].WithUnit(false)), Layouts.Replace(x.Sizes, at, count));
            return At(x, New.Types("Unfold", counted, DimSlot.Of(into), size, -1), at, step);
        }

        internal static Tensor At(Tensor x, TensorType type, int at, long step) =>
            Views.Make(new Unfold(at, step), x, type, [.. Layouts.Replace(x.Strides, at, x.Strides[at] * step), x.Strides[at]], x.Offset);

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Folded.Run(pull.Cotangent, pull.TypeOf(0), at, step);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("overlapping", x => x[0].Unfold("b", 3, 1, "w"), new Input(("a", 2), ("b", 5))),
            new("apart", x => x[0].Unfold(0, 2, 3), new Input(7, 2)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unfold"/>
            /// <param name="dim">The dim.</param>
            /// <param name="size">Places in a window.</param>
            /// <param name="step">Places from one window to the next, ≥ 1.</param>
            /// <param name="into">The name of the dim inside the windows; null = unnamed.</param>
            /// <exception cref="ShapeException">NT2007: a window larger than the dim, or a step below 1.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the name is taken.</exception>
            [Signature("[into] x -> resize(new(resize(x, dim, (dim-size)/step+1), into, -1), into, size); x -> resize(new(resize(x, dim, (dim-size)/step+1), ?, -1), -1, size)")]
            public Tensor Unfold(DimRef dim, long size, long step = 1, Dim? into = null) => Ops.Unfold.Run(x, dim, size, step, into?.Name);
        }
    }
}
