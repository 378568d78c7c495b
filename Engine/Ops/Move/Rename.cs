using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Some dims under other names, all changed at once, so that names may be swapped; null forgets a name. A view.</summary>
    /// <remarks>Adjoint: the names back.</remarks>
    public readonly struct Rename : IOperation
    {
        /// <summary>Names and sizes of one renaming.</summary>
        public const string Signature = "x -> rename(x, from, to)";

        internal static Tensor Run(Tensor x, params (DimRef From, DimRef To)[] map) =>
            Retype.Always(x, Inference.Rename.Types("Rename", x.Type, map));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("one", x => x[0].Rename("a", "n"), new Input(("a", 2), ("b", 3))),
            new("swap", x => x[0].Rename(("a", "b"), ("b", "a")), new Input(("a", 2), ("b", 3))),
            new("forget", x => x[0].Rename("a", (string?)null), new Input(("a", 2), ("b", 3))) { Positional = "one dim is unnamed" },
        ];
    }

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

    /// <summary>x without any name: the cast out of the named world. A view.</summary>
    public readonly struct DropNames : IOperation
    {
        internal static Tensor Run(Tensor x) => Retype.Always(x, x.Type.WithDims(x.Dims.WithoutNames()));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("drop", x => x[0].DropNames(), new Input(("a", 2), ("b", 3))) { Positional = "no names" }];
    }

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
            /// <summary>One dim under another name. A view.</summary>
            /// <param name="from">The dim.</param>
            /// <param name="to">Its new name; null = none.</param>
            /// <exception cref="RenameException">NT1008: no such dim, or the name is taken.</exception>
            [Signature(Ops.Rename.Signature)]
            public Tensor Rename(DimRef from, DimRef to) => Ops.Rename.Run(x, (from, to));

            /// <inheritdoc cref="Ops.Rename"/>
            /// <param name="map">Old and new names; a null new name forgets the old one.</param>
            /// <exception cref="RenameException">NT1008: no such dim, or a name is taken.</exception>
            public Tensor Rename(params ReadOnlySpan<(DimRef From, DimRef To)> map) => Ops.Rename.Run(x, map.ToArray());

            /// <inheritdoc cref="Ops.RenameAll"/>
            /// <param name="names">One name per dim; <c>default</c> = none, <c>..</c> keeps the names of the dims it covers.</param>
            /// <exception cref="NameCountException">NT1015: not one name per dim; NT1016: two rests.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            [Signature(Ops.RenameAll.Signature)]
            public Tensor RenameAll(params ReadOnlySpan<DimRef> names) => Ops.RenameAll.Run(x, names.ToArray());

            /// <inheritdoc cref="RenameAll(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.RenameAll.Signature)]
            public Tensor RenameAll(params DimRef[] names) => Ops.RenameAll.Run(x, names);

            /// <inheritdoc cref="Ops.DropNames"/>
            public Tensor DropNames() => Ops.DropNames.Run(x);

            /// <inheritdoc cref="Ops.RefineNames"/>
            /// <param name="names">One name per dim; <c>default</c> = stays unnamed, <c>..</c> = the dims it covers stay as they are.</param>
            /// <exception cref="RefineException">NT1005: a name would change, or the rank is another.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            /// <exception cref="NameCountException">NT1016: two rests.</exception>
            [Signature(Ops.RefineNames.Signature)]
            public Tensor RefineNames(params ReadOnlySpan<DimRef> names) => Ops.RefineNames.Run(x, names.ToArray());

            /// <inheritdoc cref="RefineNames(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.RefineNames.Signature)]
            public Tensor RefineNames(params DimRef[] names) => Ops.RefineNames.Run(x, names);

            /// <summary>Whether any dim has a name.</summary>
            public bool HasNames => x.Dims.HasNames;

            /// <summary>The names in order; null = unnamed.</summary>
            public string?[] Names => x.Dims.Names();
        }
    }
}
