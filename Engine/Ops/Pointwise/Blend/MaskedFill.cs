using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with one value where the mask holds.</summary>
    /// <remarks>The value is converted to x's element type. Derivatives as of <see cref="Where"/>.</remarks>
    public readonly struct MaskedFill : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor mask, Tensor value, Tensor? into)
        {
            ArgumentNullException.ThrowIfNull(mask);
            ArgumentNullException.ThrowIfNull(value);
            // Names and sizes first, and with the operands' own names, which Where does not know.
            _ = Unify.Try("MaskedFill", x.Type, mask.Type, NameRules.Current, "x", "mask").Type;
            if (value.Rank != 0)
                throw new Conflict(DiagnosticId.NT2007, "MaskedFill", ("reason", $"the value has {value.Rank} dims, not 0."), ("fix", "Use Torch.Where(mask, value, x) for a value of its own per element.")).With("x", x.Type).With("value", value.Type).ToException();
            // Without names x may be repeated to the mask's rank, as in PyTorch; named dims never come from a mask alone.
            if (mask.Rank > x.Rank && (x.Dims.HasNames || mask.Dims.HasNames))
                throw new Conflict(DiagnosticId.NT2007, "MaskedFill", ("reason", $"the mask has {mask.Rank} dims, x only {x.Rank}."), ("fix", "Give x the mask's dims: x.ExpandAs(mask).")).With("x", x.Type).With("mask", mask.Type).ToException();
            if (mask.DType != DType.Bool)
                throw new Conflict(DiagnosticId.NT4101, "MaskedFill", ("reason", $"the mask is {mask.DType.Name}, not bool."), ("fix", "Compare it: mask.NotEqual(0).")).With("x", x.Type).With("mask", mask.Type).ToException();
            return Where.Run(mask, value, x, into, x.DType);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("mask over one dim", x => x[0].MaskedFill(x[1], x[2]), new Input(("Row", 2), ("Column", 3)), new Input(("Column", 3)) { DType = DType.Bool, Low = 0 }, new Input())];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.MaskedFill"/>
            /// <param name="mask">bool; names are unified from the right.</param>
            /// <param name="value">A number or a 0-dim tensor.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            /// <exception cref="DTypeException">NT4101: the mask is not bool.</exception>
            /// <exception cref="ShapeException">NT2007: the value has dims, or the mask has names and more dims than x.</exception>
            [Signature("x, mask, value -> unify(x, mask)")]
            public Tensor MaskedFill(Tensor mask, Tensor value, Tensor? into = null) => Ops.MaskedFill.Run(x, mask, value, into);
        }
    }
}
