using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ) along one dim: positive numbers that sum to 1.</summary>
    /// <remarks>
    /// The maximum is subtracted first, so nothing overflows; a run that is −∞ throughout gives NaN. Integers become float32.
    /// Derivative y·(g − Σ g·y).
    /// </remarks>
    public readonly struct Softmax : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        readonly int dim;

        Softmax(int dim) => this.dim = dim;

        /// <inheritdoc/>
        public Saves Saves => Saves.Result;

        internal static Tensor Run(Tensor x, DimRef dim, DType? dtype)
        {
            int position = x.Rank == 0 && dim.Kind == DimRefKind.Position && dim.Position is 0 or -1 ? 0 : DimLookup.Position("Softmax", x.Type, dim);
            return Run(dtype is { } d ? To.Run(x, d) : x, position);
        }

        internal static Tensor Run(Tensor x, int dim)
        {
            if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), dim), x.DType);
            x = Trailing.Computed(x);
            var y = Tensor.Allocate(x.Type, x.DType, x.Device);
            Kernel(x).Forward(y, x, dim);
            return Dispatcher.Applied(new Softmax(dim), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, y) = (pull.Cotangent, pull.Output());
            if (Dispatcher.Records([g, y]))
            {
                pull[0] = y * (g - Summing.Over(g * y, y.Rank == 0 ? [] : [dim], keep: true));
                return;
            }
            var gx = pull.Successor(y.Type);
            Kernel(y).Backward(gx, y, g, dim);
            pull[0] = gx;
        }

        internal static ISoftmaxKernel Kernel(Tensor x) => Required.Kernel<ISoftmaxKernel>("Softmax", x);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last dim", x => x[0].Softmax("Key"), new Input(("Batch", 2), ("Query", 3), ("Key", 5))),
            new("first dim", x => x[0].Softmax("Key"), new Input(("Key", 4), ("Query", 19))),
            new("middle dim", x => x[0].Softmax("Key"), new Input(("Batch", 2), ("Key", 5), ("Query", 3))),
            new("unnamed", x => x[0].Softmax(-1), new Input(3, 17)) { Positional = "dims by position" },
            new("one element", x => x[0].Softmax("Key"), new Input(("Query", 3), ("Key", 1))),
            new("empty", x => x[0].Softmax("Key"), new Input(("Query", 0), ("Key", 3))),
            new("float64", x => x[0].Softmax("Key"), new Input(("Query", 3), ("Key", 9)) { DType = DType.Float64 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Softmax"/>
            /// <param name="dim">The dim whose elements compete.</param>
            /// <param name="dtype">Converts x first; null leaves it.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            [Signature(Ops.Softmax.Signature)]
            public Tensor Softmax(DimRef dim, DType? dtype = null) => Ops.Softmax.Run(x, dim, dtype);
        }
    }
}
