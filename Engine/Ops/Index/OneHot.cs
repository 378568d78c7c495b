using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>1 at the place along a new last dim that each index names, 0 elsewhere.</summary>
    public readonly struct OneHot : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> new(x, classes, -1)";

        internal static Tensor Run(Tensor x, Axis classes, DType dtype)
        {
            var type = New.Types("OneHot", x.Type, DimSlot.Of(classes.Dim?.Name), classes.Size, -1);
            Places.Check("OneHot", x);
            var zeros = Full.Run(type, 0, dtype, x.Device);
            var index = Rearrange.Insert(x, x.Rank, default);
            Scattered.Write("OneHot", zeros, zeros, x.Rank, index, Tensor.Weak(1), PlaceRule.Put);
            return zeros;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("labels", x => x[0].OneHot(("class", 4)), new Input(("a", 5)) { DType = DType.Int64, Low = 0, High = 4 }) { IsSmooth = false },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.OneHot"/>
            /// <param name="classes">The new dim and its size.</param>
            /// <param name="dtype">The element type of the result.</param>
            /// <exception cref="TensorIndexException">NT2006: an index below 0, or not below the number of classes.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: x has such a dim.</exception>
            [Signature(Ops.OneHot.Signature)]
            public Tensor OneHot(Axis classes, DType dtype = DType.Int64) => Ops.OneHot.Run(x, classes, dtype);
        }
    }
}
