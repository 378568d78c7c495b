using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>One dim becomes several, in row-major order. A view.</summary>
    /// <remarks>Adjoint: Flatten.</remarks>
    public readonly struct Unflatten : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> ungroup(x, dim, axes)";

        internal static Tensor Run(Tensor x, DimRef dim, Axis[] axes)
        {
            var type = Ungroup.Types("Unflatten", x.Type, dim, axes);
            if (x.Dims.NameAt(DimLookup.Position("Unflatten", x.Type, dim)) is { } name && Array.TrueForAll(axes, axis => axis.Dim is null))
                throw new Conflict(DiagnosticId.NT1009, "Unflatten", ("reason", $"dim '{name}' of 'x' would become dims without names."),
                    ("fix", $"Name what it becomes, or drop its name first: x.Rename(\"{name}\", null).")).With("x", x.Type).ToException();
            return Reshape.Run(x, type);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("names", x => x[0].Unflatten("b", ("n", 2), ("m", -1)), new Input(("a", 2), ("b", 6))),
            new("old name again", x => x[0].Unflatten("b", ("n", 3), ("b", 2)), new Input(("a", 2), ("b", 6))),
            new("positions", x => x[0].Unflatten(1, 2, 3), new Input(2, 6)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unflatten"/>
            /// <param name="dim">The dim to take apart.</param>
            /// <param name="axes">What it becomes, outermost first; one size may be −1 and is inferred.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="ShapeException">NT2003: the sizes do not multiply to the dim's; NT2007: sizes that cannot be.</exception>
            /// <exception cref="FlattenException">NT1009: no axes, or none with a name for a dim that has one.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name is taken.</exception>
            [Signature(Ops.Unflatten.Signature)]
            public Tensor Unflatten(DimRef dim, params ReadOnlySpan<Axis> axes) => Ops.Unflatten.Run(x, dim, axes.ToArray());

            /// <inheritdoc cref="Unflatten(Tensor, DimRef, ReadOnlySpan{Axis})"/>
            [Signature(Ops.Unflatten.Signature)]
            public Tensor Unflatten(DimRef dim, params Axis[] axes) => Ops.Unflatten.Run(x, dim, axes);
        }
    }
}
