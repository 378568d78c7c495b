using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>In training, each element is 0 with probability p and x/(1 − p) else; in evaluation, x itself.</summary>
    /// <remarks>The mask is drawn from the generator's stream, element by element. Srivastava et al. 2014.</remarks>
    public readonly struct Dropout : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> x";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("evaluation", static x => x[0].Dropout(0.5, isTraining: false), new Input(new("a", 2), new("b", 3))),
            new("probability 0", static x => x[0].Dropout(0, isTraining: true), new Input(new("a", 2), new("b", 3))),
        ];

        internal static Tensor Run(Tensor x, double probability, bool isTraining, Generator? generator)
        {
            RandomArgument.Check("Dropout", probability is >= 0 and <= 1, $"{probability} is no probability.");
            if (!isTraining || probability == 0) return x;
            var kept = Tensor.Allocate(x.Type, x.DType, x.Device);
            using (Torch.NoGrad()) kept.FillBernoulli(1 - probability, generator);
            return probability == 1 ? x * kept : x * kept * (1 / (1 - probability));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Dropout"/>
            /// <param name="probability">p, in [0, 1].</param>
            /// <param name="isTraining">Whether anything is dropped.</param>
            /// <param name="generator">Draws the mask; null: <see cref="Generator.Default"/>.</param>
            /// <exception cref="ShapeException">NT2007: p is no probability.</exception>
            [Signature(Ops.Dropout.Signature)]
            public Tensor Dropout(double probability = 0.5, bool isTraining = true, Generator? generator = null) => Ops.Dropout.Run(x, probability, isTraining, generator);
        }
    }
}
