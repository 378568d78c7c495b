using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Adjacent dims become one, in row-major order: a view where the layout allows it, else a copy.</summary>
    /// <remarks>Adjoint: Unflatten.</remarks>
    public readonly struct Flatten : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> group(x, dims, into)";

        internal static Tensor Run(Tensor x, DimRef[] dims, DimRef into) => Reshape.Run(x, Group.Types("Flatten", x.Type, dims, into));

        internal static Tensor Range(Tensor x, DimRef start, DimRef end, DimRef into)
        {
            int from = DimLookup.Position("Flatten", x.Type, start), to = DimLookup.Position("Flatten", x.Type, end);
            if (from > to)
                throw new Conflict(DiagnosticId.NT2007, "Flatten", ("reason", $"the first dim, {start}, stands after the last, {end}.")).With("x", x.Type).ToException();
            return Run(x, [.. Enumerable.Range(from, to - from + 1).Select(d => (DimRef)d)], into);
        }

        internal static Tensor Plain(Tensor x, int start, int end)
        {
            if (x.Rank == 0) return Ravel.Run(x);
            int from = DimLookup.Position("Flatten", x.Type, start), to = DimLookup.Position("Flatten", x.Type, end);
            return from == to ? Retype.Always(x, x.Type) : Range(x, start, end, DimRef.Unnamed);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("names", x => x[0].Flatten(["b", "c"], "n"), new Input(("a", 2), ("b", 3), ("c", 2))) { Positional = "adjacent dims" },
            new("range", x => x[0].Flatten("a", "c", "c"), new Input(("a", 2), ("b", 3), ("c", 2))) { Positional = "adjacent dims" },
            new("plain", x => x[0].Flatten(1), new Input(2, 3, 2)) { Positional = "adjacent dims" },
            new("copy", x => x[0].Transpose("a", "b").Flatten(["b", "a"], "n"), new Input(("a", 2), ("b", 3))) { Positional = "adjacent dims" },
            new("empty", x => x[0].Flatten(["a", "b"], "n"), new Input(("a", 0), ("b", 3))) { Positional = "adjacent dims" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Flatten"/>
            /// <param name="dims">Adjacent dims, in order.</param>
            /// <param name="into">The name of what they become: a new one or one of theirs; null = unnamed.</param>
            /// <exception cref="FlattenException">NT1009: not adjacent and in order, or none.</exception>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: another dim has the name.</exception>
            [Signature(Ops.Flatten.Signature)]
            public Tensor Flatten(ReadOnlySpan<DimRef> dims, DimRef into) => Ops.Flatten.Run(x, dims.ToArray(), into);

            /// <inheritdoc cref="Ops.Flatten"/>
            /// <param name="start">The first of the dims.</param>
            /// <param name="end">The last of the dims.</param>
            /// <param name="into">The name of what they become; null = unnamed.</param>
            /// <exception cref="ShapeException">NT2007: the first stands after the last.</exception>
            public Tensor Flatten(DimRef start, DimRef end, DimRef into) => Ops.Flatten.Range(x, start, end, into);

            /// <summary>Dims start … end become one unnamed dim; a single dim stays as it is, a scalar becomes one element.</summary>
            /// <param name="start">The first of the dims.</param>
            /// <param name="end">The last of the dims.</param>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            public Tensor Flatten(int start = 0, int end = -1) => Ops.Flatten.Plain(x, start, end);
        }
    }
}
