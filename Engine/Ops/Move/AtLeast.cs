using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x with unnamed dims of size 1 up to a least rank. A view.</summary>
    public readonly struct AtLeast : IOperation
    {
        internal static Tensor Two(Tensor x)
        {
            while (x.Rank < 2) x = Rearrange.Insert(x, 0, default);
            return x;
        }

        internal static Tensor Three(Tensor x)
        {
            x = Two(x);
            return x.Rank == 2 ? Rearrange.Insert(x, 2, default) : x;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("three", x => x[0].AtLeast3d(), new Input(("a", 3))) { Positional = "dims by place" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>x; a scalar as a vector of one element. A view.</summary>
            public Tensor AtLeast1d() => x.Rank == 0 ? Ops.Rearrange.Insert(x, 0, default) : x;

            /// <summary>x; a vector as a row. A view.</summary>
            public Tensor AtLeast2d() => Ops.AtLeast.Two(x);

            /// <summary>x; a matrix with depth 1, a vector as a row of such. A view.</summary>
            public Tensor AtLeast3d() => Ops.AtLeast.Three(x);
        }
    }
}
