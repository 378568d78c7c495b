using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Running sums along a dim: yᵢ = Σ xⱼ over j ≤ i.</summary>
    /// <remarks>Integers and bool in int64; floats are added up in float64 and stored in their own type. Derivative: running sums from the other end.</remarks>
    public readonly struct CumSum : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the last dim", t => t[0].CumSum("B"), new Input(("A", 3), ("B", 5))),
            new("a middle dim", t => t[0].CumSum("B"), new Input(("A", 2), ("B", 4), ("C", 3))),
            new("by position", t => t[0].CumSum(0), new Input(4, 2)) { Positional = "a dim by position" },
            new("empty", t => t[0].CumSum("A"), new Input(("A", 0), ("B", 2))),
        ];

        readonly int dim;
        readonly bool reversed;

        CumSum(int dim, bool reversed) => (this.dim, this.reversed) = (dim, reversed);

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, DimRef dim) => Run(x, DimLookup.Position(nameof(CumSum), x.Type, dim), reversed: false);

        /// <summary>Running sums from the start or from the end.</summary>
        internal static Tensor Run(Tensor x, int dim, bool reversed)
        {
            var dtype = Promotion.ToAccumulated(x.DType);
            var y = Tensor.Allocate(x.Type, dtype, x.Device);
            if (y.ElementCount > 0 && x.DType == DType.Float32 && x.Device.Backend.Find<IRunningSumKernel>() is { } kernel) kernel.Run(Three(y, dim), Three(x, dim), reversed);
            else if (y.ElementCount > 0) Lines.Run(new Line(reversed), x, dim, y, null, dtype.IsFloating ? DType.Float64 : DType.Int64);
            return Dispatcher.Applied(new CumSum(dim, reversed), y, x);
        }

        // A tensor as [outer, length, inner], dense.
        static Tensor Three(Tensor x, int dim)
        {
            if (!x.IsContiguous)
            {
                var dense = Tensor.Allocate(x.Type, x.DType, x.Device);
                Copying.Run(dense, x);
                x = dense;
            }
            long outer = 1, inner = 1;
            for (int d = 0; d < dim; d++) outer *= x.Sizes[d];
            for (int d = dim + 1; d < x.Rank; d++) inner *= x.Sizes[d];
            var type = TensorType.Of(outer, x.Rank == 0 ? 1 : x.Sizes[dim], inner);
            return x.View(type, type.ContiguousStrides, x.Offset);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, dim, !reversed);

        readonly struct Line(bool reversed) : ILine
        {
            public LineForm Form => new(LineKind.Sums, reversed);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                T sum = T.Zero;
                if (reversed)
                    for (int i = x.Length - 1; i >= 0; i--) values[i] = sum += x[i];
                else
                    for (int i = 0; i < x.Length; i++) values[i] = sum += x[i];
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.CumSum"/>
            /// <param name="dim">The dim along which it runs.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.CumSum.Signature)]
            public Tensor CumSum(DimRef dim) => Ops.CumSum.Run(x, dim);
        }
    }
}
