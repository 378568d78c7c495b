using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>
    /// x with its dims in the order of the target, and a unit (a dim of size 1 that stretches) for each name it does not have. A view;
    /// names never move data.
    /// </summary>
    /// <remarks>Adjoint: aligned back, the inserted dims dropped.</remarks>
    public readonly struct AlignTo : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> align(x, dims)";

        // Lock-free: entries are immutable and writing a reference is atomic; a lost race costs one recomputation.
        static readonly Known?[] Cache = new Known?[512];

        internal static Tensor Run(string operation, Tensor x, DimRef[] dims)
        {
            var type = Inference.Align.Types(operation, x.Type, dims, out int[] sources);
            return Rearrange.Run(x, type, sources);
        }

        internal static Tensor Run(string operation, Tensor x, DimList target)
        {
            if (ReferenceEquals(x.Dims, target) && AllNamed(target)) return x;
            int slot = (x.Dims.Id * 31 + target.Id) & (Cache.Length - 1);
            if (Cache[slot] is { } known && ReferenceEquals(known.Own, x.Dims) && ReferenceEquals(known.Target, target))
            {
                var sizes = new long[known.Sources.Length];
                for (int i = 0; i < sizes.Length; i++) sizes[i] = known.Sources[i] < 0 ? 1 : x.Sizes[known.Sources[i]];
                return Rearrange.Run(x, new(known.Dims, sizes), known.Sources);
            }
            var type = Inference.Align.Types(operation, x.Type, target, out int[] sources);
            Cache[slot] = new(x.Dims, target, type.Dims, sources);
            return Rearrange.Run(x, type, sources);
        }

        static bool AllNamed(DimList dims)
        {
            for (int i = 0; i < dims.Count; i++)
                if (dims.NameAt(i) is null) return false;
            return true;
        }

        sealed record Known(DimList Own, DimList Target, DimList Dims, int[] Sources);

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("order and unit", x => x[0].AlignTo("b", "n", "a"), new Input(("a", 2), ("b", 3))),
            new("rest", x => x[0].AlignTo(.., "a"), new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "the rest keeps its order" },
            new("scalar", x => x[0].AlignTo("a"), new Input()),
            new("empty", x => x[0].AlignTo("b", "a"), new Input(("a", 0), ("b", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.AlignTo"/>
            /// <param name="dims">Every dim of x and any new names, in the order wanted; <c>..</c> = the dims not mentioned; <c>default</c> = an unnamed unit.</param>
            /// <exception cref="AlignException">NT1006: a dim of x is missing from the target or has no name.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            /// <exception cref="NameCountException">NT1016: two rests.</exception>
            [Signature(Ops.AlignTo.Signature)]
            public Tensor AlignTo(params ReadOnlySpan<DimRef> dims) => Ops.AlignTo.Run("AlignTo", x, dims.ToArray());

            /// <inheritdoc cref="AlignTo(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature(Ops.AlignTo.Signature)]
            public Tensor AlignTo(params DimRef[] dims) => Ops.AlignTo.Run("AlignTo", x, dims);
        }
    }
}
