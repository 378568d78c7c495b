using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>All elements in row-major order, along one unnamed dim: a view where the layout allows it.</summary>
    public readonly struct Ravel : IOperation
    {
        internal static Tensor Run(Tensor x) => Reshape.Run(x, new(DimList.Unnamed(1), [x.ElementCount]));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("matrix", x => x[0].Ravel(), new Input(("a", 2), ("b", 3))) { Positional = "row-major order" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Ravel"/>
            public Tensor Ravel() => Ops.Ravel.Run(x);
        }
    }
}
