using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Columns of windows added up to images: the adjoint of <see cref="Im2Col"/>, PyTorch's nn.functional.fold.</summary>
    public readonly struct Col2Im : IDifferentiable
    {
        readonly Im2Col windows;

        internal Col2Im(Im2Col windows) => this.windows = windows;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        /// <summary>An image of exactly <paramref name="type"/>.</summary>
        internal Tensor Run(Tensor columns, TensorType type) => Dispatcher.Applied(this, windows.Folded(columns, type), columns);

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = windows.Run(pull.Cotangent, pull.TypeOf(0), pull.Cotangent.Type);

        internal static Tensor Fold(Tensor columns, PerDim size, PerDim kernel, PerDim stride, PerDim padding, PerDim dilation, DimRef[]? names)
        {
            const int spatial = 2;
            if (columns.Rank < 2) throw Spatial.Rank("Fold", columns.Type, "rows and columns");
            var (op, _) = Im2Col.Of("Fold", kernel, stride, padding, dilation, spatial);
            columns = Trailing.Computed(columns);
            var sizes = Spatial.Each("Fold", "size", size, spatial, 1, 1);
            long window = op.Window, rows = columns.Sizes[^2];
            int batch = columns.Rank - 2;
            var dims = columns.Dims.Slice(0, batch);
            for (int i = 0; i < 3; i++) dims = dims.Append(DimSlot.Of(names?[i].Name));
            var type = new TensorType(dims, [.. columns.Sizes[..batch], rows / window, .. sizes]);
            var places = op.Places(type);
            if (rows % window != 0 || columns.Sizes[^1] != places[0] * places[1] * places[2])
                throw new Conflict(DiagnosticId.NT2004, "Fold", ("reason", $"{rows} rows and {columns.Sizes[^1]} columns are no windows of {window} places, {places[1]}·{places[2]} of them.")).With("columns", columns.Type).ToException();
            return new Col2Im(op).Run(columns, type);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => F.Fold(x[0], size: (3, 4), kernel: 2, names: ["Channel", "Height", "Width"]), new Input(("Batch", 2), ("Rows", 8), ("Columns", 6))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.Col2Im"/>
        /// <param name="columns">(..batch, channels·window, places).</param>
        /// <param name="size">Height and width of the result.</param>
        /// <param name="kernel">Places in a window.</param>
        /// <param name="stride">From one window to the next.</param>
        /// <param name="padding">Zeros that were on both sides.</param>
        /// <param name="dilation">Places from one element of a window to the next.</param>
        /// <param name="names">Names of channels, height and width; null: none.</param>
        /// <exception cref="ShapeException">NT2004: rows and columns are not those of such windows.</exception>
        public static Tensor Fold(Tensor columns, PerDim size, PerDim kernel, PerDim stride = default, PerDim padding = default, PerDim dilation = default, DimRef[]? names = null) =>
            Ops.Col2Im.Fold(Given.Of(columns), size, kernel, stride, padding, dilation, names);
    }
}
