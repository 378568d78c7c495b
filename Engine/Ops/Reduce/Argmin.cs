using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>The place of the smallest element of every line along a dim, as int64.</summary>
    /// <remarks>Of equal elements the first counts; NaN counts before all others. No derivative.</remarks>
    public readonly struct Argmin : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Argmin(), new Input(("A", 3), ("B", 4))) { IsSmooth = false, Positional = "row-major order" },
            new("a dim", t => t[0].Argmin("B"), new Input(("A", 3), ("B", 4))) { IsSmooth = false },
            new("a strided dim, kept", t => t[0].Argmin("A", keepDim: true), new Input(("A", 3), ("B", 4))) { IsSmooth = false },
        ];

        internal static Tensor Run(Tensor x, DimRef dim, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Argmin), Signature, x.Type, [dim], keepDim);
            Extremum.CheckNotEmpty(nameof(Argmin), x, plan);
            int at = plan.Positions[0];
            var indices = Tensor.Allocate(plan.Keeps ? plan.Type : Lines.Opened(plan.Type, at), DType.Int64, x.Device);
            if (indices.ElementCount > 0) Lines.Run(new Line(), x, at, null, indices);
            return indices.View(plan.Type, plan.Type.ContiguousStrides, 0);
        }

        readonly struct Line : ILine
        {
            public LineForm Form => new(LineKind.Extremum);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T> => indices[0] = Extremum.Place<T>(x, largest: false);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The place of the smallest of all elements, counted in row-major order, as a 0-dim int64 tensor.</summary>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature("x -> ()")]
            public Tensor Argmin() => Ops.Argmin.Run(x.Ravel(), 0, false);

            /// <inheritdoc cref="Ops.Argmin"/>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: nothing to choose from.</exception>
            [Signature(Ops.Argmin.Signature)]
            public Tensor Argmin(DimRef dim, bool keepDim = false) => Ops.Argmin.Run(x, dim, keepDim);
        }
    }
}
