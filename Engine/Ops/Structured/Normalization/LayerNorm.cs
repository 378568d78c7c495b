using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>y = (x − mean) / √(variance + eps) · weight + bias, mean and variance over the dims <c>over</c>.</summary>
    /// <remarks>
    /// The variance divides by the number of elements. Weight and bias have exactly the dims <c>over</c>, in that order. Integers become
    /// float32. Ba, Kiros, Hinton: Layer Normalization, 2016.
    /// </remarks>
    public readonly struct LayerNorm : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, over)";

        readonly int[] over;
        readonly double eps;
        readonly Tensor mean, rstd;
        readonly bool hasWeight, hasBias;

        LayerNorm(int[] over, double eps, Tensor mean, Tensor rstd, bool hasWeight, bool hasBias) =>
            (this.over, this.eps, this.mean, this.rstd, this.hasWeight, this.hasBias) = (over, eps, mean, rstd, hasWeight, hasBias);

        /// <inheritdoc/>
        public Saves Saves => hasWeight ? Saves.Input(0) | Saves.Input(1) : Saves.Input(0);

        internal static Tensor Run(Tensor x, DimRef[] dims, Tensor? weight, Tensor? bias, double eps)
        {
            var over = DimLookup.Positions("LayerNorm", x.Type, dims);
            Affine.Check("LayerNorm", x.Type, over, weight, "weight");
            Affine.Check("LayerNorm", x.Type, over, bias, "bias");
            if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), dims, weight, bias, eps), x.DType);
            x = Trailing.Computed(x);
            weight = weight is null ? null : To.Run(weight, x.DType);
            bias = bias is null ? null : To.Run(bias, x.DType);
            var order = Trailing.Order(x.Rank, over);
            var rows = Rows(Trailing.Dense(Trailing.View(x, order)), over.Length);
            var y = Trailing.Allocate(x.Type, order, x.DType, x.Device);
            var perRow = TensorType.Of(rows.Sizes[0]);
            Tensor mean = Tensor.Allocate(perRow, x.DType, x.Device), rstd = Tensor.Allocate(perRow, x.DType, x.Device);
            if (x.ElementCount > 0) Kernel(x).Forward(Rows(Trailing.View(y, order), over.Length), mean, rstd, rows, Flat(weight), Flat(bias), eps);
            var op = new LayerNorm(over, eps, mean, rstd, weight is not null, bias is not null);
            ReadOnlySpan<Tensor> inputs = (weight, bias) switch
            {
                ({ } w, { } b) => [x, w, b],
                ({ } w, null) => [x, w],
                (null, { } b) => [x, b],
                _ => [x],
            };
            return Dispatcher.Applied(op, y, inputs);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x, weight) = (pull.Cotangent, pull.Input(0), hasWeight ? pull.Input(1) : null);
            int bias = hasWeight ? 2 : 1;
            if (Dispatcher.Records(weight is null ? [g, x] : [g, x, weight]))
            {
                Composite(pull, g, x, weight, bias);
                return;
            }
            var order = Trailing.Order(x.Rank, over);
            var gx = !pull.Needs(0) ? null : Trailing.IsInOrder(order) ? pull.Successor(x.Type) : Trailing.Allocate(x.Type, order, x.DType, x.Device);
            var gweight = hasWeight && pull.Needs(1) ? Tensor.Allocate(pull.TypeOf(1), x.DType, x.Device) : null;
            var gbias = hasBias && pull.Needs(bias) ? Tensor.Allocate(pull.TypeOf(bias), x.DType, x.Device) : null;
            if (x.ElementCount > 0)
                Kernel(x).Backward(gx is null ? null : Rows(Trailing.View(gx, order), over.Length), Flat(gweight), Flat(gbias),
                    Rows(Trailing.Dense(Trailing.View(g, order)), over.Length), Rows(Trailing.Dense(Trailing.View(x, order)), over.Length), mean, rstd, Flat(weight));
            else foreach (var empty in new[] { gweight, gbias }) if (empty is not null) Full.Fill(empty, Tensor.Weak(0f));
            if (gx is not null) pull[0] = gx;
            if (gweight is not null) pull[1] = gweight;
            if (gbias is not null) pull[bias] = gbias;
        }

        void Composite(Pullback pull, Tensor g, Tensor x, Tensor? weight, int bias)
        {
            var along = (int[])over.Clone();
            Array.Sort(along);
            double count = 1;
            foreach (int d in along) count *= x.Sizes[d];
            Tensor Mean(Tensor t) => Summing.Over(t, along, keep: true) / count;
            var centred = x - Mean(x);
            var deviation = Unary.Real(new Sqrt(), Mean(centred * centred) + eps);
            var normal = centred / deviation;
            if (pull.Needs(0))
            {
                var scaled = weight is null ? g : g * Affine.Among(weight, x.Type, over);
                pull[0] = (scaled - Mean(scaled) - normal * Mean(scaled * normal)) / deviation;
            }
            if (hasWeight && pull.Needs(1)) pull[1] = Affine.Gradient(g * normal, over, pull.TypeOf(1));
            if (hasBias && pull.Needs(bias)) pull[bias] = Affine.Gradient(g, over, pull.TypeOf(bias));
        }

        static ILayerNormKernel Kernel(Tensor x) => Required.Kernel<ILayerNormKernel>("LayerNorm", x);

        static Tensor? Flat(Tensor? x)
        {
            if (x is null) return null;
            x = Trailing.Dense(x);
            return x.View(TensorType.Of(x.ElementCount), [1], x.Offset);
        }

        // The last `along` dims of a dense tensor as rows.
        static Tensor Rows(Tensor dense, int along)
        {
            long length = 1, rows = 1;
            for (int d = 0; d < dense.Rank; d++)
                if (d < dense.Rank - along) rows *= dense.Sizes[d];
                else length *= dense.Sizes[d];
            return dense.View(TensorType.Of(rows, length), [length, 1], dense.Offset);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("last dim", x => x[0].LayerNorm(["Model"], x[1], x[2]), new Input(("Batch", 2), ("Time", 3), ("Model", 5)), new Input(("Model", 5)), new Input(("Model", 5))),
            new("first dim", x => x[0].LayerNorm(["Model"], x[1], x[2]), new Input(("Model", 5), ("Time", 3)), new Input(("Model", 5)), new Input(("Model", 5))),
            new("several dims", x => x[0].LayerNorm(["Height", "Width"], x[1]), new Input(("Height", 2), ("Batch", 3), ("Width", 4)), new Input(("Height", 2), ("Width", 4))),
            new("plain", x => x[0].LayerNorm(["Model"]), new Input(("Batch", 3), ("Model", 19))),
            new("unnamed", x => x[0].LayerNorm([-1], x[1], x[2]), new Input(2, 9), new Input(9), new Input(9)) { Positional = "dims by position" },
            new("empty", x => x[0].LayerNorm(["Model"], x[1], x[2]), new Input(("Batch", 0), ("Model", 5)), new Input(("Model", 5)), new Input(("Model", 5))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LayerNorm"/>
            /// <param name="over">The dims that are normalized together.</param>
            /// <param name="weight">Factors: (..over), or null.</param>
            /// <param name="bias">Summands: (..over), or null.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            /// <exception cref="NameMismatchException">NT1001: weight or bias has other dims than <paramref name="over"/>.</exception>
            /// <exception cref="SizeMismatchException">NT2001: weight or bias has other sizes.</exception>
            [Signature(Ops.LayerNorm.Signature)]
            public Tensor LayerNorm(DimRef[] over, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) => Ops.LayerNorm.Run(x, Given.Of(over), weight, bias, eps);
        }
    }
}
