using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Dropout that keeps mean 0 and variance 1 behind a SELU: what is dropped becomes SELU's limit, then all is rescaled.</summary>
    /// <remarks>y = a·(x or −1.7581) + b. Klambauer et al.: Self-Normalizing Neural Networks, 2017.</remarks>
    public readonly struct AlphaDropout : IOperation
    {
        const double Limit = -1.7580993408473766;

        internal static Tensor Run(Tensor x, DimRef[] over, double probability, bool isTraining, Generator? generator)
        {
            var at = DimLookup.Positions("AlphaDropout", x.Type, over);
            RandomArgument.Check("AlphaDropout", probability is >= 0 and <= 1, $"{probability} is no probability.");
            if (!isTraining || probability == 0) return x;
            if (probability == 1) return x * 0;
            double a = 1 / Math.Sqrt((1 - probability) * (1 + probability * Limit * Limit)), b = -a * Limit * probability;
            var kept = FeatureDropout.Mask(x, at, probability, generator);
            return x * (kept * a) + ((1 - kept) * (Limit * a) + b);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("evaluation", x => x[0].AlphaDropout(isTraining: false), new Input(("Channel", 2), ("Time", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AlphaDropout"/>
            /// <param name="probability">p, in [0, 1].</param>
            /// <param name="isTraining">Whether anything is dropped.</param>
            /// <param name="over">The dims along which a feature is dropped as a whole; null: each element by itself.</param>
            /// <param name="generator">Draws the mask; null: <see cref="Generator.Default"/>.</param>
            /// <exception cref="ShapeException">NT2007: p is no probability.</exception>
            [Signature("x -> x")]
            public Tensor AlphaDropout(double probability = 0.5, bool isTraining = true, DimRef[]? over = null, Generator? generator = null) => Ops.AlphaDropout.Run(x, over ?? [], probability, isTraining, generator);
        }
    }
}
