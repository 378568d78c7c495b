using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Every tensor stretched to the sizes they have in common; the names are unified. Views.</summary>
    /// <remarks>Under <c>NameRules.PyTorch13()</c> every tensor keeps its own names, as in PyTorch.</remarks>
    public readonly struct BroadcastTensors : IOperation
    {
        /// <summary>Names and sizes of each result.</summary>
        public const string Signature = "tensors -> unify(tensors)";

        internal static Tensor[] Run(ReadOnlySpan<Tensor> tensors)
        {
            if (tensors.Length == 0) return [];
            bool strict = NameRules.Current.IsStrict;
            var type = strict ? tensors[0].Type : Nameless(tensors[0].Type);
            foreach (var x in tensors[1..]) type = Unify.Types("BroadcastTensors", type, strict ? x.Type : Nameless(x.Type));
            var result = new Tensor[tensors.Length];
            for (int i = 0; i < result.Length; i++) result[i] = Expand.To("BroadcastTensors", tensors[i], type.SizeArray, type.Dims);
            return result;
        }

        static TensorType Nameless(TensorType type) => type.WithDims(type.Dims.WithoutNames());

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("two", x => { var y = Torch.BroadcastTensors(x[0], x[1]); return y[0] * y[1]; }, new Input(("b", 3)), new Input(("a", 2), ("b", 3))) { Positional = "aligned from the right" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.BroadcastTensors"/>
        /// <param name="tensors">Any number of tensors.</param>
        /// <exception cref="NameMismatchException">NT1001: different names at one position.</exception>
        /// <exception cref="SizeMismatchException">NT2001, NT2002: sizes that do not stretch.</exception>
        [Signature(Ops.BroadcastTensors.Signature)]
        public static Tensor[] BroadcastTensors(params ReadOnlySpan<Tensor> tensors) => Ops.BroadcastTensors.Run(tensors);
    }
}
