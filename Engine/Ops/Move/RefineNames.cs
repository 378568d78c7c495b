using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Names for unnamed dims: the cast into the named world. A name never changes. A view.</summary>
    /// <remarks>Adjoint: the names forgotten.</remarks>
    public readonly struct RefineNames : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> refine(x, names)";

        internal static Tensor Run(Tensor x, DimRef[] names) => Retype.Always(x, Inference.Refine.Types("RefineNames", x.Type, names));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("unnamed", x => x[0].RefineNames("a", ..), new Input(2, 3)) { Positional = "names by place" },
            new("named", x => x[0].RefineNames("a", default), new Input(("a", 2), 3)) { Positional = "names by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.RefineNames"/>
            /// <param name="names">One name per dim; <c>default</c> = stays unnamed, <c>..</c> = the dims it covers stay as they are.</param>
            /// <exception cref="RefineException">NT1005: a name would change, or the rank is another.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            /// <exception cref="NameCountException">NT1016: two rests.</exception>
            [Signature(Ops.RefineNames.Signature)]
            public Tensor RefineNames(params ReadOnlySpan<DimRef> names) => Ops.RefineNames.Run(x, names.ToArray());

            /// <inheritdoc cref="RefineNames(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.RefineNames.Signature)]
            public Tensor RefineNames(params DimRef[] names) => Ops.RefineNames.Run(x, Given.Of(names));
        }
    }
}
