using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with values in place of those at the places of one dim that indices name; of places that meet, the last value stays.</summary>
    public readonly struct IndexCopy : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rows", x => x[0].IndexCopy(0, Torch.Arange(2).Rename(0, "q") + 1, x[1]), new Input(3, 2), new Input(("q", 2), 2)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.IndexCopy"/>
            /// <inheritdoc cref="IndexAdd(Tensor, DimRef, Tensor, Tensor, Tensor?)"/>
            [Signature("x, index, source -> x")]
            public Tensor IndexCopy(DimRef dim, Tensor index, Tensor source, Tensor? into = null) => Ops.IndexAdd.Run("IndexCopy", x, dim, Given.Of(index), Given.Of(source), false, into);
        }
    }
}
