using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Whether x and y have the same names, sizes and elements: torch.equal.</summary>
    /// <remarks>NaN is not equal to itself.</remarks>
    public readonly struct AllEqual : IOperation
    {
        internal static bool Run(Tensor x, Tensor y) => x.Type.SameSizes(y.Type) && ReferenceEquals(x.Dims.WithoutUnits(), y.Dims.WithoutUnits()) && !Binary.Compare(new Equal(), x, y).ToArray<bool>().Contains(false);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AllEqual"/>
            /// <param name="y">The other tensor.</param>
            public bool AllEqual(Tensor y) => Ops.AllEqual.Run(x, Given.Of(y));
        }
    }
}
