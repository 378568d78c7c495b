using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>‖x − y + eps‖ₚ along one dim.</summary>
    public readonly struct PairwiseDistance : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, y -> drop(unify(x, y), over, keepDim)";

        internal static Tensor Run(Tensor x, Tensor y, DimRef over, double p, double eps, bool keepDim)
        {
            // The dim may be missing where sizes differ, too: names come first.
            NamedTorch.Signature.Of(Signature).Infer(nameof(PairwiseDistance), new Arguments().Type("x", x.Type).Type("y", y.Type).Dim("over", over).Flag("keepDim", keepDim));
            return Norm.Run(x - y + eps, p, [over], keepDim);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("Euclid", x => x[0].PairwiseDistance(x[1], "Model"), new Input(("Batch", 3), ("Model", 4)), new Input(("Batch", 3), ("Model", 4))),
            new("kept", x => x[0].PairwiseDistance(x[1], "Model", p: 3, keepDim: true), new Input(("Model", 4), ("Batch", 3)), new Input(("Model", 4), ("Batch", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.PairwiseDistance"/>
            /// <param name="y">Unified with x.</param>
            /// <param name="over">The dim that holds a vector's elements.</param>
            /// <param name="p">The norm.</param>
            /// <param name="eps">Added to the differences.</param>
            /// <param name="keepDim">Keeps the dim as a unit.</param>
            [Signature(Ops.PairwiseDistance.Signature)]
            public Tensor PairwiseDistance(Tensor y, DimRef over, double p = 2, double eps = 1e-6, bool keepDim = false) => Ops.PairwiseDistance.Run(x, Given.Of(y), over, p, eps, keepDim);
        }
    }
}
