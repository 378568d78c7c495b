using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The plane of two dims turned by quarter turns from the first dim towards the second, copied; an odd number exchanges the two dims, names included.</summary>
    public readonly struct Rot90 : IOperation
    {
        internal static Tensor Run(Tensor x, int turns, DimRef first, DimRef second)
        {
            int[] plane = DimLookup.Positions("Rot90", x.Type, [first, second]);
            int a = plane[0], b = plane[1];
            return ((turns % 4) + 4 & 3) switch
            {
                0 => Clone.Run(x),
                1 => Transpose.At(Flip.Run(x, [b]), a, b),
                2 => Flip.Run(x, [a, b]),
                _ => Flip.Run(Transpose.At(x, a, b), [b]),
            };
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("once", x => x[0].Rot90(1, "a", "b"), new Input(("a", 2), ("b", 3))),
            new("back", x => x[0].Rot90(-1, "b", "a"), new Input(("a", 2), ("b", 3))),
            new("twice", x => x[0].Rot90(2, "a", "b"), new Input(("a", 2), ("b", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Rot90"/>
            /// <param name="turns">Quarter turns; negative ones the other way.</param>
            /// <param name="first">One dim of the plane.</param>
            /// <param name="second">The other.</param>
            /// <exception cref="DuplicateNamesException">NT1014: one dim twice.</exception>
            public Tensor Rot90(int turns, DimRef first, DimRef second) => Ops.Rot90.Run(x, turns, first, second);
        }
    }
}
