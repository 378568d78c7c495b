using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Several tensors aligned to one list of names: those of the one with the most dims, in its order.</summary>
    public readonly struct AlignTensors : IOperation
    {
        internal static Tensor[] Run(ReadOnlySpan<Tensor> tensors)
        {
            if (tensors.Length == 0) return [];
            var widest = tensors[0];
            foreach (var x in tensors)
                if (x.Rank > widest.Rank) widest = x;
            var result = new Tensor[tensors.Length];
            for (int i = 0; i < result.Length; i++) result[i] = AlignTo.Run("AlignTensors", tensors[i], widest.Dims);
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("two", x => { var y = Torch.AlignTensors(x[0], x[1]); return y[0] * y[1]; }, new Input(("b", 3)), new Input(("b", 3), ("a", 2))) { Positional = "the widest's order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.AlignTensors"/>
        /// <param name="tensors">Any number of tensors.</param>
        /// <exception cref="AlignException">NT1006: a dim is missing from the widest tensor or has no name.</exception>
        public static Tensor[] AlignTensors(params ReadOnlySpan<Tensor> tensors) => Ops.AlignTensors.Run(tensors);
    }
}
