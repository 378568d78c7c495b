using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>One place of one dim, which goes. A view.</summary>
    public readonly struct Select : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim)";

        internal static Tensor Run(string operation, Tensor x, DimRef dim, long place)
        {
            int at = DimLookup.Position(operation, x.Type, dim);
            return Part.Select(x, at, Place(operation, x.Type, at, place));
        }

        /// <summary>The place counted from the start, or NT2006.</summary>
        internal static long Place(string operation, TensorType x, int at, long place)
        {
            long size = x.SizeArray[at];
            if (place < -size || place >= size) throw OutOfRange(operation, x, at, place);
            return place < 0 ? place + size : place;
        }

        internal static Exception OutOfRange(string operation, TensorType x, int at, long place) => new Conflict(DiagnosticId.NT2006, operation,
            ("index", place), ("dim", x.Dims.NameAt(at) ?? at.ToString()), ("size", x.SizeArray[at])).With("x", x).ToException();

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("name", x => x[0].Select("b", 1), new Input(("a", 2), ("b", 3))),
            new("from the end", x => x[0].Select("a", ^1), new Input(("a", 2), ("b", 3))),
            new("to a scalar", x => x[0].Select(0, -1), new Input(3)),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Select"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">The place; negative counts from the end.</param>
            /// <exception cref="TensorIndexException">NT2006: out of range.</exception>
            [Signature(Ops.Select.Signature)]
            public Tensor Select(DimRef dim, int index) => Ops.Select.Run("Select", x, dim, index);

            /// <inheritdoc cref="Ops.Select"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">The place, <c>^1</c> the last.</param>
            /// <exception cref="TensorIndexException">NT2006: out of range.</exception>
            [Signature(Ops.Select.Signature)]
            public Tensor Select(DimRef dim, Index index) => Ops.Select.Run("Select", x, dim, index.IsFromEnd ? -(long)index.Value : index.Value);
        }
    }
}
