using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Running products along a dim: yᵢ = Π xⱼ over j ≤ i.</summary>
    /// <remarks>Integers and bool in int64; floats are multiplied in float64 and stored in their own type. The derivative is exact where factors are 0; a second derivative there is not defined.</remarks>
    public readonly struct CumProd : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the last dim", t => t[0].CumProd("B"), new Input(("A", 3), ("B", 5))),
            new("a middle dim", t => t[0].CumProd("B"), new Input(("A", 2), ("B", 4), ("C", 3))),
            new("by position", t => t[0].CumProd(0), new Input(4, 2)) { Positional = "a dim by position" },
            new("empty", t => t[0].CumProd("A"), new Input(("A", 0), ("B", 2))),
        ];

        readonly int dim;

        CumProd(int dim) => this.dim = dim;

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, DimRef dim)
        {
            int at = DimLookup.Position(nameof(CumProd), x.Type, dim);
            var dtype = Promotion.ToAccumulated(x.DType);
            var y = Tensor.Allocate(x.Type, dtype, x.Device);
            if (y.ElementCount > 0) Lines.Run(new Line(), x, at, y, null, dtype.IsFloating ? DType.Float64 : DType.Int64);
            return Dispatcher.Applied(new CumProd(at), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x) = (pull.Cotangent, pull.Input(0));
            pull[0] = Dispatcher.Records([g, x]) ? Recorded(g, x, pull.Output()) : Direct(g, x);
        }

        // Without zeros: dxⱼ = Σ gᵢ yᵢ over i ≥ j, divided by xⱼ.
        Tensor Recorded(Tensor g, Tensor x, Tensor y)
        {
            if (x.ElementCount > 0 && Any.Run(Binary.Compare(new Equal(), x, Tensor.Weak(0f)), [], false).Item<bool>())
                throw new Conflict(DiagnosticId.NT6001, nameof(CumProd), ("reason", "a running product with a factor 0 has a first derivative only.")).With("x", x.Type).ToException();
            return CumSum.Run(g * y, dim, reversed: true) / x;
        }

        // Before the first 0: Σ gᵢ yᵢ / xⱼ; at it: Σ gᵢ times the products without it; behind it: 0.
        Tensor Direct(Tensor g, Tensor x)
        {
            var (slopes, factors) = (g.To(DType.Float64), x.To(DType.Float64));
            var isZero = factors.Equal(0);
            var zeros = CumSum.Run(isZero.To(DType.Int64), dim, reversed: false);
            Tensor isBefore = zeros.Equal(0), isFirst = isZero.LogicalAnd(zeros.Equal(1)), none = Tensor.Weak(0.0);
            var terms = slopes * Where.Run(isFirst, Tensor.Weak(1.0), factors).CumProd(dim);
            var before = CumSum.Run(Where.Run(isBefore, terms, none), dim, reversed: true) / factors;
            return Where.Run(isBefore, before, Where.Run(isFirst, CumSum.Run(terms, dim, reversed: true), none)).To(g.DType);
        }

        readonly struct Line : ILine
        {
            public LineForm Form => new(LineKind.Products);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                T product = T.One;
                for (int i = 0; i < x.Length; i++) values[i] = product *= x[i];
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
            /// <inheritdoc cref="Ops.CumProd"/>
            /// <param name="dim">The dim along which it runs.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.CumProd.Signature)]
            public Tensor CumProd(DimRef dim) => Ops.CumProd.Run(x, dim);
        }
    }
}
