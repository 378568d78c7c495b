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

        internal static Tensor Run(string operation, Tensor x, DimRef[] dims)
        {
            var type = Inference.Align.Types(operation, x.Type, dims, out int[] sources);
            return Rearrange.Run(x, type, sources);
        }

        internal static Tensor Run(string operation, Tensor x, DimList target)
        {
            if (ReferenceEquals(x.Dims, target) && AllNamed(target)) return x;
            var type = Inference.Align.Types(operation, x.Type, target, out int[] sources);
            return Rearrange.Run(x, type, sources);
        }

        static bool AllNamed(DimList dims)
        {
            for (int i = 0; i < dims.Count; i++)
                if (dims.NameAt(i) is null) return false;
            return true;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("order and unit", x => x[0].AlignTo("b", "n", "a"), new Input(("a", 2), ("b", 3))),
            new("rest", x => x[0].AlignTo(.., "a"), new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "the rest keeps its order" },
            new("scalar", x => x[0].AlignTo("a"), new Input()),
            new("empty", x => x[0].AlignTo("b", "a"), new Input(("a", 0), ("b", 3))),
        ];
    }

    /// <summary>x aligned to the names of another tensor, whose sizes do not matter.</summary>
    public readonly struct AlignAs : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, other -> align(x, other)";

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("unit", x => x[0].AlignAs(x[1]) + x[1], new Input(("b", 3)), new Input(("b", 3), ("a", 2))) { Positional = "the other's order" },
        ];
    }

    /// <summary>Several tensors aligned to one list of names: those of the one with the most dims, in its order.</summary>
    public readonly struct AlignTensors : IOperation
    {
        internal static Tensor[] Run(ReadOnlySpan<Tensor> tensors)
        {
            if (tensors.Length == 0) return [];
            var widest = tensors[0];
            foreach (var x in tensors)
                if (x.Rank > widest.Rank) widest = x;
            var result = new Tensor[tensors.Length];
            for (int i = 0; i < result.Length; i++) result[i] = AlignTo.Run("AlignTensors", tensors[i], widest.Dims);
            return result;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("two", x => { var y = Torch.AlignTensors(x[0], x[1]); return y[0] * y[1]; }, new Input(("b", 3)), new Input(("b", 3), ("a", 2))) { Positional = "the widest's order" },
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

            /// <inheritdoc cref="Ops.AlignAs"/>
            /// <param name="other">Whose names to follow.</param>
            /// <exception cref="AlignException">NT1006: a dim of x is missing from the other or has no name.</exception>
            [Signature(Ops.AlignAs.Signature)]
            public Tensor AlignAs(Tensor other) => Ops.AlignTo.Run("AlignAs", x, other.Dims);
        }

        /// <inheritdoc cref="Ops.AlignTensors"/>
        /// <param name="tensors">Any number of tensors.</param>
        /// <exception cref="AlignException">NT1006: a dim is missing from the widest tensor or has no name.</exception>
        public static Tensor[] AlignTensors(params ReadOnlySpan<Tensor> tensors) => Ops.AlignTensors.Run(tensors);
    }
}
