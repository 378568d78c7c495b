using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x stretched to the sizes of another tensor; the names are unified. A view.</summary>
    /// <remarks>Under <c>NameRules.PyTorch13()</c> the other's names are ignored, as in PyTorch.</remarks>
    public readonly struct ExpandAs : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, TensorType other)
        {
            if (!NameRules.Current.IsStrict) return Expand.To(operation, x, other.SizeArray, x.Dims);
            var type = Unify.Types(operation, x.Type, other);
            return Expand.To(operation, x, other.SizeArray, type.Dims);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("leading", x => x[0].ExpandAs(x[1]), new Input(("b", 3)), new Input(("a", 2), ("b", 3))) { Positional = "aligned from the right" },
        ];
    }

    /// <summary>x stretched to sizes, aligned from the right; new leading dims are unnamed. A view.</summary>
    public readonly struct BroadcastTo : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("sizes", x => x[0].BroadcastTo(2, 4, 3), new Input(1, 3)) { Positional = "sizes by place" },
        ];
    }

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
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ExpandAs"/>
            /// <param name="other">Whose sizes to take.</param>
            /// <exception cref="NameMismatchException">NT1001: different names at one position.</exception>
            /// <exception cref="SizeMismatchException">NT2001, NT2002: sizes that do not stretch.</exception>
            public Tensor ExpandAs(Tensor other) => Ops.ExpandAs.Run("ExpandAs", x, other.Type);

            /// <inheritdoc cref="Ops.BroadcastTo"/>
            /// <param name="sizes">The sizes of the result; −1 = as it is.</param>
            /// <exception cref="SizeMismatchException">NT2001: a dim of another size than 1 would stretch.</exception>
            /// <exception cref="ShapeException">NT2007: too few sizes, or one below −1.</exception>
            public Tensor BroadcastTo(params ReadOnlySpan<long> sizes) => Ops.Expand.To("BroadcastTo", x, sizes.ToArray(), x.Dims);
        }

        /// <inheritdoc cref="Ops.BroadcastTensors"/>
        /// <param name="tensors">Any number of tensors.</param>
        /// <exception cref="NameMismatchException">NT1001: different names at one position.</exception>
        /// <exception cref="SizeMismatchException">NT2001, NT2002: sizes that do not stretch.</exception>
        [Signature(Ops.BroadcastTensors.Signature)]
        public static Tensor[] BroadcastTensors(params ReadOnlySpan<Tensor> tensors) => Ops.BroadcastTensors.Run(tensors);
    }
}
