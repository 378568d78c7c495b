using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>y = (x − mean) / √(variance + eps) · weight + bias, mean and variance over the spatial dims of each example and channel.</summary>
    /// <remarks>Running statistics, where given, are moved by the examples' means as in batch normalization. Ulyanov, Vedaldi, Lempitsky 2016.</remarks>
    public readonly struct InstanceNorm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "[useInputStatistics] x -> need(need(x, over), channel); x -> need(x, channel)";

        internal static Tensor Run(Tensor x, DimRef[] over, DimRef channel, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVariance, bool usesOwn, double momentum, double eps)
        {
            if (usesOwn) DimLookup.Positions("InstanceNorm", x.Type, over);
            int at = DimLookup.Position("InstanceNorm", x.Type, channel);
            foreach (var (parameter, name) in new[] { (runningMean, "runningMean"), (runningVariance, "runningVariance"), (weight, "weight"), (bias, "bias") })
                Affine.Check("InstanceNorm", x.Type, [at], parameter, name);
            if (!usesOwn) return BatchNorm.Run(x, channel, runningMean, runningVariance, weight, bias, false, momentum, eps);
            if (runningMean is not null || runningVariance is not null)
                using (Torch.NoGrad())
                {
                    var both = x.VarMean(over, correction: 1, keepDim: false);
                    Move(runningMean, both.Mean, momentum);
                    Move(runningVariance, both.Var, momentum);
                }
            var y = LayerNorm.Run(x, over, null, null, eps);
            if (weight is not null) y = y * Affine.Among(weight, x.Type, [at]);
            return bias is null ? y : y + Affine.Among(bias, x.Type, [at]);

            void Move(Tensor? running, Tensor examples, double momentum)
            {
                if (running is null) return;
                // The channels keep their place among the dims that are left.
                int gone = DimLookup.Positions("InstanceNorm", x.Type, over).Count(d => d < at);
                var mean = Mean.At(examples, [.. Enumerable.Range(0, examples.Rank).Where(d => d != at - gone)]);
                running.CopyFrom(running * (1 - momentum) + Retype.Run(mean, running.Type) * momentum);
            }
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => x[0].InstanceNorm(["Height", "Width"], "Channel", x[1], x[2]), new Input(("Batch", 2), ("Channel", 3), ("Height", 2), ("Width", 3)), new Input(("Channel", 3)), new Input(("Channel", 3))),
            new("channels last", x => x[0].InstanceNorm(["Time"], "Channel"), new Input(("Batch", 2), ("Time", 5), ("Channel", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.InstanceNorm"/>
            /// <param name="over">The spatial dims.</param>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="weight">(channel): factors, or null.</param>
            /// <param name="bias">(channel): summands, or null.</param>
            /// <param name="runningMean">(channel), or null.</param>
            /// <param name="runningVariance">(channel), or null.</param>
            /// <param name="useInputStatistics">False: normalizes by the running statistics.</param>
            /// <param name="momentum">How much of the examples' statistics goes into the running ones.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            [Signature(Ops.InstanceNorm.Signature)]
            public Tensor InstanceNorm(DimRef[] over, DimRef channel, Tensor? weight = null, Tensor? bias = null, Tensor? runningMean = null, Tensor? runningVariance = null,
                bool useInputStatistics = true, double momentum = 0.1, double eps = 1e-5) =>
                Ops.InstanceNorm.Run(x, Given.Of(over), channel, weight, bias, runningMean, runningVariance, useInputStatistics, momentum, eps);
        }
    }
}
