using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>yᵢ = xᵢ − ln Σⱼ e^(xⱼ) along one dim: the logarithm of softmax.</summary>
    /// <remarks>
    /// The maximum is subtracted first, so nothing overflows; a run that is −∞ throughout gives NaN. Integers become float32.
    /// Derivative g − eʸ·Σ g.
    /// </remarks>
    public readonly struct LogSoftmax : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        readonly int dim;

        LogSoftmax(int dim) => this.dim = dim;

        /// <inheritdoc/>
        public Saves Saves => Saves.Result;

        internal static Tensor Run(Tensor x, DimRef dim, DType? dtype)
        {
            int position = x.Rank == 0 && dim.Kind == DimRefKind.Position && dim.Position is 0 or -1 ? 0 : DimLookup.Position("LogSoftmax", x.Type, dim);
            return Run(dtype is { } d ? To.Run(x, d) : x, position);
        }

        internal static Tensor Run(Tensor x, int dim)
        {
            if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), dim), x.DType);
            x = Trailing.Computed(x);
            var y = Tensor.Allocate(x.Type, x.DType, x.Device);
            Ops.Softmax.Kernel(x).LogForward(y, x, dim);
            return Dispatcher.Applied(new LogSoftmax(dim), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, y) = (pull.Cotangent, pull.Output());
            if (Dispatcher.Records([g, y]))
            {
                pull[0] = g - Unary.Real(new Exp(), y) * Summing.Over(g, y.Rank == 0 ? [] : [dim], keep: true);
                return;
            }
            var gx = pull.Successor(y.Type);
            Ops.Softmax.Kernel(y).LogBackward(gx, y, g, dim);
            pull[0] = gx;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last dim", x => x[0].LogSoftmax("Key"), new Input(("Batch", 2), ("Query", 3), ("Key", 5))),
            new("first dim", x => x[0].LogSoftmax("Key"), new Input(("Key", 4), ("Query", 19))),
            new("middle dim", x => x[0].LogSoftmax("Key"), new Input(("Batch", 2), ("Key", 5), ("Query", 3))),
            new("unnamed", x => x[0].LogSoftmax(-1), new Input(3, 17)) { Positional = "dims by position" },
            new("one element", x => x[0].LogSoftmax("Key"), new Input(("Query", 3), ("Key", 1))),
            new("empty", x => x[0].LogSoftmax("Key"), new Input(("Query", 0), ("Key", 3))),
            new("float64", x => x[0].LogSoftmax("Key"), new Input(("Query", 3), ("Key", 9)) { DType = DType.Float64 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogSoftmax"/>
            /// <param name="dim">The dim whose elements compete.</param>
            /// <param name="dtype">Converts x first; null leaves it.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            [Signature(Ops.LogSoftmax.Signature)]
            public Tensor LogSoftmax(DimRef dim, DType? dtype = null) => Ops.LogSoftmax.Run(x, dim, dtype);
        }
    }
}
