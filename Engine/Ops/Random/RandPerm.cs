using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>0, 1, … in random order, every order as likely as any other.</summary>
    /// <remarks>Fisher and Yates' shuffle; step i uses word i of the stream.</remarks>
    public readonly struct RandPerm : IOperation
    {
        internal static Tensor Run(Axis axis, DType dtype, Generator? generator)
        {
            var order = Sequence.Whole(axis, DType.Int64, static i => i);
            var (seed, start) = (generator ?? Generator.Default).Take((axis.Size + 1) / 2);
            order.WithSpan<long>(places =>
            {
                for (int i = 0; i < places.Length - 1; i++)
                {
                    var block = Philox.Block(seed, start + (ulong)i / 2);
                    int j = i + (int)Math.BigMul(i % 2 == 0 ? block.Low : block.High, (ulong)(places.Length - i), out _);
                    (places[i], places[j]) = (places[j], places[i]);
                }
            });
            return To.Run(order, dtype);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("axis", _ => Torch.RandPerm(new Axis("Row", 5), generator: new Generator(1)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.RandPerm"/>
        /// <param name="axis">The dim and how many numbers: <c>RandPerm(Batch[100])</c>.</param>
        /// <param name="dtype">Element type.</param>
        /// <param name="generator">Where the order is drawn from; null: <see cref="Generator.Default"/>.</param>
        [Signature("-> axes(axis)")]
        public static Tensor RandPerm(Axis axis, DType dtype = DType.Int64, Generator? generator = null) => Ops.RandPerm.Run(axis, dtype, generator);
    }
}
