using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The windows of a convolution as columns: (..batch, channels, ..spatial) to (..batch, channels·window, places). Linear; the adjoint is <see cref="Col2Im"/>.</summary>
    /// <remarks>PyTorch's nn.functional.unfold. Rows run over channels, then over the places of a window; columns over the windows, row-major.</remarks>
    public readonly struct Im2Col : IDifferentiable
    {
        readonly ConvolutionPlan plan;
        readonly long[] kernel;
        readonly int spatial;

        internal Im2Col(ConvolutionPlan plan, long[] kernel, int spatial) => (this.plan, this.kernel, this.spatial) = (plan, kernel, spatial);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        /// <summary>Places in a window.</summary>
        internal long Window => kernel.Aggregate(1L, static (a, b) => a * b);

        /// <summary>Columns of exactly <paramref name="type"/>.</summary>
        internal Tensor Run(Tensor x, TensorType type, TensorType image)
        {
            var columns = Tensor.Allocate(type, x.DType, x.Device);
            if (columns.ElementCount > 0) Convolve.Kernel(x).Unfold(Columns(columns, image), Spatial.Five(x, spatial), [.. Spatial.Three(kernel, 1)], plan);
            return Dispatcher.Applied(this, columns, x);
        }

        /// <summary>An image of exactly <paramref name="type"/>, columns added up; not recorded.</summary>
        internal Tensor Folded(Tensor columns, TensorType type)
        {
            var x = Tensor.Allocate(type, columns.DType, columns.Device);
            if (x.ElementCount > 0) Convolve.Kernel(columns).Fold(Spatial.Five(x, spatial), Columns(Trailing.Dense(columns), type), [.. Spatial.Three(kernel, 1)], plan);
            return x;
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = new Col2Im(this).Run(pull.Cotangent, pull.TypeOf(0));

        // [batch, rows, depth, height, width]: the places of the windows.
        Tensor Columns(Tensor columns, TensorType image)
        {
            long batch = 1;
            for (int d = 0; d < columns.Rank - 2; d++) batch *= columns.Sizes[d];
            var places = Places(image);
            var type = TensorType.Of(batch, columns.Sizes[columns.Rank - 2], places[0], places[1], places[2]);
            return columns.View(type, type.ContiguousStrides, columns.Offset);
        }

        internal long[] Places(TensorType image)
        {
            var places = new long[spatial];
            for (int i = 0; i < spatial; i++)
            {
                int k = 3 - spatial + i;
                long rest = image.SizeArray[image.Rank - spatial + i] + 2 * plan.Padding[k] - plan.Dilation[k] * (kernel[i] - 1) - 1;
                if (rest < 0)
                    throw new Conflict(DiagnosticId.NT2004, "Unfold", ("dim", image.Dims[image.Rank - spatial + i]), ("size", image.SizeArray[image.Rank - spatial + i]), ("kernel", kernel[i]),
                        ("padding", plan.Padding[k]), ("dilation", plan.Dilation[k]), ("needed", plan.Dilation[k] * (kernel[i] - 1) + 1 - 2 * plan.Padding[k])).With("x", image).ToException();
                places[i] = rest / plan.Stride[k] + 1;
            }
            return Spatial.Three(places, 1);
        }

        internal static (Im2Col Op, int Spatial) Of(string operation, PerDim kernel, PerDim stride, PerDim padding, PerDim dilation, int spatial)
        {
            var kernels = Spatial.Each(operation, "kernel", kernel, spatial, 1, 1);
            var plan = new ConvolutionPlan(Spatial.Three(Spatial.Each(operation, "stride", stride, spatial, 1, 1), 1), Spatial.Three(Spatial.Each(operation, "padding", padding, spatial, 0, 0), 0),
                Spatial.Three(Spatial.Each(operation, "dilation", dilation, spatial, 1, 1), 1), 1);
            return (new(plan, kernels, spatial), spatial);
        }

        internal static Tensor Unfold(Tensor x, PerDim kernel, PerDim stride, PerDim padding, PerDim dilation, Dim? rows, Dim? columns)
        {
            const int spatial = 2;
            if (x.Rank < 3) throw Spatial.Rank("Unfold", x.Type, "a channel and two spatial dims");
            var (op, _) = Of("Unfold", kernel, stride, padding, dilation, spatial);
            x = Trailing.Computed(x);
            var places = op.Places(x.Type);
            int batch = x.Rank - 3;
            var dims = x.Dims.Slice(0, batch).Append(DimSlot.Of(rows?.Name)).Append(DimSlot.Of(columns?.Name));
            return op.Run(x, new(dims, [.. x.Sizes[..batch], x.Sizes[batch] * op.Window, places[0] * places[1] * places[2]]), x.Type);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => F.Unfold(x[0], kernel: (2, 3), padding: 1), new Input(("Batch", 2), ("Channel", 2), ("Height", 3), ("Width", 4))),
            new("strided", x => F.Unfold(x[0], kernel: 2, stride: 2), new Input(("Channel", 2), ("Height", 4), ("Width", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.Im2Col"/>
        /// <param name="x">(..batch, channels, height, width).</param>
        /// <param name="kernel">Places in a window.</param>
        /// <param name="stride">From one window to the next.</param>
        /// <param name="padding">Zeros on both sides.</param>
        /// <param name="dilation">Places from one element of a window to the next.</param>
        /// <param name="rows">Names the dim of channels and window places.</param>
        /// <param name="columns">Names the dim of windows.</param>
        /// <exception cref="ShapeException">NT2004: no window fits.</exception>
        public static Tensor Unfold(Tensor x, PerDim kernel, PerDim stride = default, PerDim padding = default, PerDim dilation = default, Dim? rows = null, Dim? columns = null) =>
            Ops.Im2Col.Unfold(Given.Of(x), kernel, stride, padding, dilation, rows, columns);
    }
}
