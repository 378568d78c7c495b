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
            [Signature("x, other -> unify(x, other)")]
            public Tensor ExpandAs(Tensor other) => Ops.ExpandAs.Run("ExpandAs", x, Given.Of(other).Type);
        }
    }
}
