using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>1 with a probability, else 0.</summary>
    public readonly struct Bernoulli : IOperation
    {
        internal static Tensor Run(Tensor probability, Generator? generator)
        {
            RandomArgument.Floating("Bernoulli", probability.DType);
            var wide = probability.DType == DType.Float64;
            var u = Uniform.Run(probability.Type, wide ? DType.Float64 : DType.Float32, probability.Device, generator);
            return To.Run(Binary.Compare(new Less(), u, probability), probability.DType);
        }

        internal static Tensor Fill(Tensor x, double probability, Generator? generator)
        {
            RandomArgument.Check("FillBernoulli", probability is >= 0 and <= 1, $"{probability} is no probability.");
            Overwrite.Check("FillBernoulli", x);
            Drawing.Fill<float, BernoulliDraw>(new(probability), x, generator);
            return Overwrite.Done(x);
        }

        /// <summary>0 with probability <paramref name="rate"/>, else 1 / (1 − rate): what dropout multiplies with. Of x's type and dtype.</summary>
        internal static Tensor DropoutMask(Tensor x, double rate, Generator? generator)
        {
            RandomArgument.Check("Dropout", rate is >= 0 and <= 1, $"{rate} is no probability.");
            return Drawing.Make<float, BernoulliDraw>(new(1 - rate, rate == 1 ? 0 : (float)(1 / (1 - rate))), x.Type, x.DType, x.Device, generator);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>1 where a number of [0, 1), drawn for each element, is below x, else 0.</summary>
            /// <param name="generator">Where the numbers are drawn from; null: <see cref="Generator.Default"/>.</param>
            [Signature("x -> x")]
            public Tensor Bernoulli(Generator? generator = null) => Ops.Bernoulli.Run(x, generator);

            /// <summary>Overwrites x with 1 with a probability, else 0.</summary>
            /// <param name="probability">From 0 to 1.</param>
            /// <param name="generator">Where it is drawn from; null: <see cref="Generator.Default"/>.</param>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor FillBernoulli(double probability = 0.5, Generator? generator = null) => Ops.Bernoulli.Fill(x, probability, generator);
        }
    }
}
