using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>A new name for every dim, in order: PyTorch's positional rename. A view.</summary>
    public readonly struct RenameAll : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> rename(x, names)";

        internal static Tensor Run(Tensor x, DimRef[] names) => Retype.Always(x, Inference.Rename.All("RenameAll", x.Type, names));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("rest", x => x[0].RenameAll("n", ..), new Input(("a", 2), ("b", 3))) { Positional = "names by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.RenameAll"/>
            /// <param name="names">One name per dim; <c>default</c> = none, <c>..</c> keeps the names of the dims it covers.</param>
            /// <exception cref="NameCountException">NT1015: not one name per dim; NT1016: two rests.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            [Signature(Ops.RenameAll.Signature)]
            public Tensor RenameAll(params ReadOnlySpan<DimRef> names) => Ops.RenameAll.Run(x, names.ToArray());

            /// <inheritdoc cref="RenameAll(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.RenameAll.Signature)]
            public Tensor RenameAll(params DimRef[] names) => Ops.RenameAll.Run(x, Given.Of(names));
        }
    }
}
