using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Dropout of whole features: all places along the dims <c>over</c> are dropped together.</summary>
    /// <remarks>Dropout1d, 2d and 3d of PyTorch drop channels whole: over the spatial dims. Tompson et al. 2015.</remarks>
    public readonly struct FeatureDropout : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, over)";

        internal static Tensor Run(Tensor x, DimRef[] over, double probability, bool isTraining, Generator? generator)
        {
            var at = DimLookup.Positions("FeatureDropout", x.Type, over);
            RandomArgument.Check("FeatureDropout", probability is >= 0 and <= 1, $"{probability} is no probability.");
            if (!isTraining || probability == 0) return x;
            var kept = Mask(x, at, probability, generator);
            return probability == 1 ? x * kept : x * (kept * (1 / (1 - probability)));
        }

        /// <summary>1 where a feature is kept and 0 where it is dropped; the dims at these positions are units.</summary>
        internal static Tensor Mask(Tensor x, int[] at, double probability, Generator? generator)
        {
            var kept = Tensor.Allocate(Drop.At(x.Type, at, keep: true), Promotion.ToFloating(x.DType), x.Device);
            using (Torch.NoGrad()) kept.FillBernoulli(1 - probability, generator);
            return kept;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("evaluation", x => x[0].FeatureDropout(["Time"], isTraining: false), new Input(("Channel", 2), ("Time", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.FeatureDropout"/>
            /// <param name="over">The dims along which a feature is dropped as a whole.</param>
            /// <param name="probability">p, in [0, 1].</param>
            /// <param name="isTraining">Whether anything is dropped.</param>
            /// <param name="generator">Draws the mask; null: <see cref="Generator.Default"/>.</param>
            /// <exception cref="ShapeException">NT2007: p is no probability.</exception>
            [Signature(Ops.FeatureDropout.Signature)]
            public Tensor FeatureDropout(DimRef[] over, double probability = 0.5, bool isTraining = true, Generator? generator = null) => Ops.FeatureDropout.Run(x, Given.Of(over), probability, isTraining, generator);

            /// <summary>Drops channels whole: the last dim goes together.</summary>
            /// <inheritdoc cref="FeatureDropout" path="/param"/>
            [Signature("x -> x")]
            public Tensor Dropout1d(double probability = 0.5, bool isTraining = true, Generator? generator = null) => Ops.FeatureDropout.Run(x, [-1], probability, isTraining, generator);

            /// <summary>Drops channels whole: the last two dims go together.</summary>
            /// <inheritdoc cref="FeatureDropout" path="/param"/>
            [Signature("x -> x")]
            public Tensor Dropout2d(double probability = 0.5, bool isTraining = true, Generator? generator = null) => Ops.FeatureDropout.Run(x, [-2, -1], probability, isTraining, generator);

            /// <summary>Drops channels whole: the last three dims go together.</summary>
            /// <inheritdoc cref="FeatureDropout" path="/param"/>
            [Signature("x -> x")]
            public Tensor Dropout3d(double probability = 0.5, bool isTraining = true, Generator? generator = null) => Ops.FeatureDropout.Run(x, [-3, -2, -1], probability, isTraining, generator);
        }
    }
}
