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
            [Signature("x -> rename(x, from, to)")]
            public Tensor Rename(params ReadOnlySpan<(DimRef From, DimRef To)> map) => Ops.Rename.Run(x, map.ToArray());
        }
    }
}
