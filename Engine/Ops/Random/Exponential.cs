using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Waiting times: density rate·e^(−rate·t).</summary>
    public readonly struct Exponential : IOperation
    {
        internal static Tensor Fill(Tensor x, double rate, Generator? generator)
        {
            RandomArgument.Floating("FillExponential", x.DType);
            RandomArgument.Check("FillExponential", rate > 0 && double.IsFinite(rate), $"{rate} is no rate: it must be above 0.");
            Overwrite.Check("FillExponential", x);
            Drawing.Fill<double, ExponentialDraw>(new(rate), x, generator);
            return Overwrite.Done(x);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("in place", x => x[0].Detach().Clone().FillExponential(2, new Generator(1)), new Input(("Row", 2), ("Column", 3))) { Positional = "draws go by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>Overwrites x with waiting times of density rate·e^(−rate·t).</summary>
            /// <param name="rate">Events per unit of time, above 0.</param>
            /// <param name="generator">Where they are drawn from; null: <see cref="Generator.Default"/>.</param>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor FillExponential(double rate = 1, Generator? generator = null) => Ops.Exponential.Fill(x, rate, generator);
        }
    }
}
