using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>yᵢ = e^(−xᵢ) / Σⱼ e^(−xⱼ) along one dim: the smallest element weighs most.</summary>
    public readonly struct Softmin : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim, DType? dtype)
        {
            Inference.Need.Types("Softmin", x.Type, dim);
            return Softmax.Run(-(dtype is { } d ? x.To(d) : x), dim, null);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("last dim", x => x[0].Softmin("Key"), new Input(("Query", 3), ("Key", 5)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Softmin"/>
            /// <param name="dim">The dim whose elements compete.</param>
            /// <param name="dtype">Converts x first; null leaves it.</param>
            /// <exception cref="UnknownDimException">NT1003: x has no such dim.</exception>
            [Signature(Ops.Softmax.Signature)]
            public Tensor Softmin(DimRef dim, DType? dtype = null) => Ops.Softmin.Run(x, dim, dtype);
        }
    }
}
