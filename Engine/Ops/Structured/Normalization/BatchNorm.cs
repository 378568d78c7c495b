using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>y = (x − mean) / √(variance + eps) · weight + bias per channel: in training mean and variance of the batch, else the running ones.</summary>
    /// <remarks>
    /// Everything but the channels' dim is the batch. Training moves the running statistics by running ← (1 − momentum)·running +
    /// momentum·batch, with the variance that divides by n − 1. Ioffe, Szegedy: Batch Normalization, 2015.
    /// </remarks>
    public readonly struct BatchNorm : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, channel)";

        readonly int channel;
        readonly double eps;
        readonly Tensor mean, deviation;
        readonly bool hasWeight, hasBias;

        BatchNorm(int channel, double eps, Tensor mean, Tensor deviation, bool hasWeight, bool hasBias) =>
            (this.channel, this.eps, this.mean, this.deviation, this.hasWeight, this.hasBias) = (channel, eps, mean, deviation, hasWeight, hasBias);

        /// <inheritdoc/>
        public Saves Saves => hasWeight ? Saves.Input(0) | Saves.Input(1) : Saves.Input(0);

        internal static Tensor Run(Tensor x, DimRef dim, Tensor? runningMean, Tensor? runningVariance, Tensor? weight, Tensor? bias, bool isTraining, double momentum, double eps)
        {
            int channel = DimLookup.Position("BatchNorm", x.Type, dim);
            foreach (var (parameter, name) in new[] { (runningMean, "runningMean"), (runningVariance, "runningVariance"), (weight, "weight"), (bias, "bias") })
                Affine.Check("BatchNorm", x.Type, [channel], parameter, name);
            if (!isTraining && (runningMean is null || runningVariance is null))
                throw new Conflict(DiagnosticId.NT2007, "BatchNorm", ("reason", "outside of training, running statistics are needed."), ("fix", "Pass runningMean and runningVariance, or isTraining: true.")).With("x", x.Type).ToException();
            var dtype = x.DType;
            (x, weight, bias) = (Trailing.Computed(x), weight is null ? null : Trailing.Computed(weight), bias is null ? null : Trailing.Computed(bias));
            var y = isTraining ? Training(x, channel, runningMean, runningVariance, weight, bias, momentum, eps) : Fixed(x, channel, runningMean!, runningVariance!, weight, bias, eps);
            return dtype.IsFloating ? To.Run(y, dtype) : y;
        }

        static Tensor Fixed(Tensor x, int channel, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double eps)
        {
            var scale = (To.Run(variance, x.DType) + eps).Rsqrt();
            if (weight is not null) scale = scale * weight;
            var shift = -To.Run(mean, x.DType) * scale;
            if (bias is not null) shift = shift + bias;
            return Affine.Among(shift, x.Type, [channel]).Addcmul(x, Affine.Among(scale, x.Type, [channel]));
        }

        static Tensor Training(Tensor x, int channel, Tensor? runningMean, Tensor? runningVariance, Tensor? weight, Tensor? bias, double momentum, double eps)
        {
            long count = x.Sizes[channel] == 0 ? 0 : x.ElementCount / x.Sizes[channel];
            if (count == 1)
                throw new Conflict(DiagnosticId.NT2007, "BatchNorm", ("reason", "one value per channel has no variance to train on.")).With("x", x.Type).ToException();
            Tensor y, mean, deviation;
            using (Torch.NoGrad())
            {
                (var variance, mean) = Statistics(x, channel);
                deviation = (variance + eps).Sqrt();
                Move(runningMean, mean, momentum);
                Move(runningVariance, variance * (count / Math.Max(1.0, count - 1)), momentum);
                var scale = weight is null ? 1 / deviation : Affine.Among(weight, x.Type, [channel]) / deviation;
                if (x.Device.Backend.Find<IBatchNormKernel>() is { } kernel && x.ElementCount > 0)
                {
                    y = Tensor.Allocate(x.Type, x.DType, x.Device);
                    kernel.Forward(Lines(y, channel), Lines(x, channel), Flat(mean), Flat(scale), Flat(bias ?? mean * 0));
                }
                else
                {
                    var shift = bias is null ? -mean * scale : Affine.Among(bias, x.Type, [channel]) - mean * scale;
                    y = shift.Addcmul(x, scale);
                }
            }
            return Dispatcher.Applied(new BatchNorm(channel, eps, mean, deviation, weight is not null, bias is not null), y, (weight, bias) switch
            {
                ({ } w, { } b) => [x, w, b],
                ({ } w, null) => [x, w],
                (null, { } b) => [x, b],
                _ => [x],
            });
        }

        static (Tensor Variance, Tensor Mean) Statistics(Tensor x, int channel)
        {
            DimRef[] over = [.. Trailing.Order(x.Rank, [channel])[..^1].Select(d => (DimRef)d)];
            if (over.Length == 0) return (x * 0, x);
            var both = x.VarMean(over, correction: 0, keepDim: true);
            return (both.Var, both.Mean);
        }

        // The statistics stand in x's dims, all but the channels' of size 1.
        static void Move(Tensor? running, Tensor batch, double momentum)
        {
            if (running is null) return;
            var flat = batch.View(running.Type, [batch.IsContiguous ? 1 : batch.Strides[^1]], batch.Offset);
            running.CopyFrom(running * (1 - momentum) + flat * momentum);
        }

        // A tensor as [outer, channel, inner], dense, without names.
        static Tensor Lines(Tensor x, int channel)
        {
            x = Trailing.Dense(x);
            long outer = 1, inner = 1;
            for (int d = 0; d < channel; d++) outer *= x.Sizes[d];
            for (int d = channel + 1; d < x.Rank; d++) inner *= x.Sizes[d];
            var type = TensorType.Of(outer, x.Sizes[channel], inner);
            return x.View(type, type.ContiguousStrides, x.Offset);
        }

        // Numbers per channel, dense, without names.
        static Tensor Flat(Tensor x)
        {
            x = Trailing.Dense(x);
            return x.View(TensorType.Of(x.ElementCount), [1], x.Offset);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x, weight) = (pull.Cotangent, pull.Input(0), hasWeight ? pull.Input(1) : null);
            bool records = Dispatcher.Records(weight is null ? [g, x] : [g, x, weight]);
            if (!records && x.Device.Backend.Find<IBatchNormKernel>() is { } kernel && x.ElementCount > 0) Fused(pull, kernel, g, x, weight);
            else Composite(pull, g, x, weight, records);
        }

        // gx = w/σ·(g − mean g − x̂·mean(g·x̂)) by the sums over each channel.
        void Fused(Pullback pull, IBatchNormKernel kernel, Tensor g, Tensor x, Tensor? weight)
        {
            int bias = hasWeight ? 2 : 1;
            var perChannel = TensorType.Of(x.Sizes[channel]);
            Tensor sum = Tensor.Allocate(perChannel, DType.Float64, x.Device), product = Tensor.Allocate(perChannel, DType.Float64, x.Device);
            Tensor gs = Lines(g, channel), xs = Lines(x, channel), centre = Flat(mean), spread = Flat(To.Run(deviation, DType.Float64));
            if (pull.Needs(0))
            {
                var factor = weight is null ? 1 / spread : Flat(To.Run(weight, DType.Float64)) / spread;
                var gx = pull.Successor(x.Type);
                kernel.Backward(Lines(gx, channel), sum, product, gs, xs, centre, factor, spread);
                pull[0] = gx;
            }
            else kernel.Sums(sum, product, gs, xs, centre);
            if (hasWeight && pull.Needs(1)) pull[1] = Retype.Run(To.Run(product / spread, x.DType), pull.TypeOf(1));
            if (hasBias && pull.Needs(bias)) pull[bias] = Retype.Run(To.Run(sum, x.DType), pull.TypeOf(bias));
        }

        void Composite(Pullback pull, Tensor g, Tensor x, Tensor? weight, bool records)
        {
            int bias = hasWeight ? 2 : 1;
            int[] over = Trailing.Order(x.Rank, [channel])[..^1];
            double count = (double)x.ElementCount / Math.Max(1, x.Sizes[channel]);
            Tensor Mean(Tensor t) => Summing.Over(t, over, keep: true) / count;
            var (centre, spread) = (mean, deviation);
            if (records)
            {
                centre = Mean(x);
                spread = (Mean((x - centre).Square()) + eps).Sqrt();
            }
            var normal = (x - centre) / spread;
            var product = g * normal;
            if (pull.Needs(0))
            {
                // gx = w/σ·(g − mean g − x̂·mean(g·x̂)).
                var scale = weight is null ? 1 / spread : Affine.Among(weight, x.Type, [channel]) / spread;
                pull[0] = scale * (g - Mean(g) - normal * Mean(product));
            }
            if (hasWeight && pull.Needs(1)) pull[1] = Affine.Gradient(product, [channel], pull.TypeOf(1));
            if (hasBias && pull.Needs(bias)) pull[bias] = Affine.Gradient(g, [channel], pull.TypeOf(bias));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("training", x => x[0].BatchNorm("Channel", null, null, x[1], x[2], isTraining: true), new Input(("Batch", 3), ("Channel", 2), ("Height", 2), ("Width", 3)), new Input(("Channel", 2)), new Input(("Channel", 2))),
            new("training, channels last", x => x[0].BatchNorm("Channel", null, null, x[1], isTraining: true), new Input(("Batch", 5), ("Channel", 3)), new Input(("Channel", 3))),
            new("evaluation", x => x[0].BatchNorm("Channel", x[3] * 0, x[3] * 0 + 2, x[1], x[2]), new Input(("Batch", 3), ("Channel", 2), ("Time", 4)), new Input(("Channel", 2)), new Input(("Channel", 2)), new Input(("Channel", 2)) { DType = DType.Int64 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BatchNorm"/>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="runningMean">(channel): used outside of training, moved by it; or null.</param>
            /// <param name="runningVariance">(channel): used outside of training, moved by it; or null.</param>
            /// <param name="weight">(channel): factors, or null.</param>
            /// <param name="bias">(channel): summands, or null.</param>
            /// <param name="isTraining">Normalizes by the batch's own statistics.</param>
            /// <param name="momentum">How much of the batch's statistics goes into the running ones.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="ShapeException">NT2007: one value per channel in training, or no statistics outside of it.</exception>
            /// <exception cref="NameMismatchException">NT1001: a parameter has another dim than <paramref name="channel"/>.</exception>
            [Signature(Ops.BatchNorm.Signature)]
            public Tensor BatchNorm(DimRef channel, Tensor? runningMean, Tensor? runningVariance, Tensor? weight = null, Tensor? bias = null, bool isTraining = false, double momentum = 0.1, double eps = 1e-5) =>
                Ops.BatchNorm.Run(x, channel, runningMean, runningVariance, weight, bias, isTraining, momentum, eps);
        }
    }
}
