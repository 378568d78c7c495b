using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x without any name: the cast out of the named world. A view.</summary>
    public readonly struct DropNames : IOperation
    {
        internal static Tensor Run(Tensor x) => Retype.Always(x, x.Type.WithDims(x.Dims.WithoutNames()));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("drop", x => x[0].DropNames(), new Input(("a", 2), ("b", 3))) { Positional = "no names" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.DropNames"/>
            public Tensor DropNames() => Ops.DropNames.Run(x);
        }
    }
}
