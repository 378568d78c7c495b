using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The p-norm of the difference of x and y.</summary>
    /// <remarks>Names are unified from the right. Derivative: that of <see cref="Norm"/>, with the opposite sign for y.</remarks>
    public readonly struct Dist : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..r, ..s -> ()";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("euclidean", t => t[0].Dist(t[1]), new(("A", 3), ("B", 2)), new(("A", 3), ("B", 2))),
            new("p = 1, y stretched", t => t[0].Dist(t[1], 1), new(("A", 3), ("B", 2)), new(("B", 2))),
        ];

        internal static Tensor Run(Tensor x, Tensor y, double p) => Norm.Run(x - y, p, [], false);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Dist"/>
            /// <param name="y">The other point; names are unified from the right.</param>
            /// <param name="p">Any number, ±∞ included; 2 = the Euclidean distance.</param>
            /// <exception cref="NameMismatchException">NT1001: names differ.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature(Ops.Dist.Signature)]
            public Tensor Dist(Tensor y, double p = 2) => Ops.Dist.Run(x, y, p);
        }
    }
}
