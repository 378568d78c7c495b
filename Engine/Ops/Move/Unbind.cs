using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The places of one dim one by one; the dim goes. Views.</summary>
    public readonly struct Unbind : IOperation
    {
        internal static Tensor[] Run(string operation, Tensor x, DimRef dim)
        {
            int at = DimLookup.Position(operation, x.Type, dim);
            var result = new Tensor[x.Sizes[at]];
            for (int i = 0; i < result.Length; i++) result[i] = Part.Select(x, at, i);
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("name", x => { var y = x[0].Unbind("b"); return y[0] * y[2]; }, new Input(("a", 2), ("b", 3))),
            new("iteration", x => { Tensor? sum = null; foreach (var row in x[0]) sum = sum is null ? row : sum * row; return sum!; }, new Input(("a", 3), ("b", 2))) { Positional = "the first dim" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unbind"/>
            /// <param name="dim">The dim.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            [Signature("x -> list(drop(x, dim))")]
            public Tensor[] Unbind(DimRef dim) => Ops.Unbind.Run("Unbind", x, dim);

            /// <summary>Runs over the places of the first dim: <c>foreach (var row in x)</c>.</summary>
            /// <exception cref="DimIndexException">NT1013: x has no dims.</exception>
            public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)Ops.Unbind.Run("GetEnumerator", x, 0)).GetEnumerator();
        }
    }
}
