using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>1 − cos(first, second) where the target is 1, max(0, cos(first, second) − margin) where it is −1.</summary>
    public readonly struct CosineEmbeddingLoss : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "[reduction=None] first, second, target -> same(drop(same(first, second), over), target); "
            + "first, second, target -> drop(same(drop(same(first, second), over), target), ..)";

        internal static Tensor Run(Tensor first, Tensor second, Tensor target, DimRef over, double margin, Reduction reduction)
        {
            NamedTorch.Signature.Of(Signature).Infer("CosineEmbeddingLoss", new Arguments().Type("first", first.Type).Type("second", second.Type).Type("target", target.Type)
                .Dim("over", over).Word("reduction", reduction.ToString()));
            const double tiny = 1e-12;
            var cosine = (first * second).Sum(over) / ((first.Square().Sum(over) + tiny) * (second.Square().Sum(over) + tiny)).Sqrt();
            var zero = Tensor.Weak(0.0);
            return ElementLosses.Reduce(Where.Run(target.Equal(1L), 1 - cosine, zero) + Where.Run(target.Equal(-1L), (cosine - margin).ClampMin(0L), zero), reduction);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("mixed", x => F.CosineEmbeddingLoss(x[0], x[1], x[2] * 2 - 1, "Model"), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5), ("Model", 3)), new Input(("Batch", 5)) { DType = DType.Int64, Low = 0, High = 2 }),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.CosineEmbeddingLoss"/>
        /// <param name="first">(over, ..rows).</param>
        /// <param name="second">The dims of the first.</param>
        /// <param name="target">(..rows): 1 or −1.</param>
        /// <param name="over">The dim that holds a vector's elements.</param>
        /// <param name="margin">Unlike pairs with a cosine below it cost nothing.</param>
        /// <param name="reduction">What to do with the losses of the elements.</param>
        /// <exception cref="NameMismatchException">NT1001: the operands have different dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: they have different sizes; nothing is broadcast.</exception>
        [Signature(Ops.CosineEmbeddingLoss.Signature)]
        public static Tensor CosineEmbeddingLoss(Tensor first, Tensor second, Tensor target, DimRef over, double margin = 0, Reduction reduction = Reduction.Mean) => Ops.CosineEmbeddingLoss.Run(Given.Of(first), Given.Of(second), Given.Of(target), over, margin, reduction);
    }
}
