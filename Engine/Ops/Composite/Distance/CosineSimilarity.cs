using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Σ x·y / (max(‖x‖, eps)·max(‖y‖, eps)) along one dim: the cosine of the angle.</summary>
    public readonly struct CosineSimilarity : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, y -> drop(unify(x, y), over)";

        internal static Tensor Run(Tensor x, Tensor y, DimRef over, double eps)
        {
            // The dim may be missing where sizes differ, too: names come first.
            NamedTorch.Signature.Of(Signature).Infer(nameof(CosineSimilarity), new Arguments().Type("x", x.Type).Type("y", y.Type).Dim("over", over));
            var type = Inference.Unify.Types("CosineSimilarity", x.Type, y.Type);
            (x, y) = (Expand.To("CosineSimilarity", x, type.SizeArray, type.Dims), Expand.To("CosineSimilarity", y, type.SizeArray, type.Dims));
            return (x / Norm.Run(x, 2, [over], keepDim: true).ClampMin(eps) * (y / Norm.Run(y, 2, [over], keepDim: true).ClampMin(eps))).Sum(over, keepDim: false);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows", x => x[0].CosineSimilarity(x[1], "Model"), new Input(("Batch", 3), ("Model", 4)), new Input(("Batch", 3), ("Model", 4))),
            new("against one", x => x[0].CosineSimilarity(x[1], "Model"), new Input(("Batch", 3), ("Model", 4)), new Input(("Model", 4))) { Positional = "aligned from the right" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.CosineSimilarity"/>
            /// <param name="y">Unified with x.</param>
            /// <param name="over">The dim that holds a vector's elements.</param>
            /// <param name="eps">The least length.</param>
            [Signature(Ops.CosineSimilarity.Signature)]
            public Tensor CosineSimilarity(Tensor y, DimRef over, double eps = 1e-8) => Ops.CosineSimilarity.Run(x, Given.Of(y), over, eps);
        }
    }
}
