using System.Numerics;
using System.Runtime.InteropServices;
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
            if (y.ElementCount > 0) Lines.Run(new Line(reversed), x, dim, y, null, dtype.IsFloating ? DType.Float64 : DType.Int64);
            return Dispatcher.Applied(new CumSum(dim, reversed), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, dim, !reversed);

        readonly struct Line(bool reversed) : ILine
        {
            public LineForm Form => new(LineKind.Sums, reversed);

            /// <summary>Shorter parts are not worth a second look.</summary>
            const int Least = 16;

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                if (reversed) x.Reverse();
                Running(x, values);
                if (reversed) values.Reverse();
            }

            // Each sum waits for the one before it. So four parts run side by side, and what stands before each is added afterwards.
            static void Running<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
            {
                int n = x.Length / 4;
                T a = T.Zero, b = T.Zero, c = T.Zero, d = T.Zero;
                if (n < Least) n = 0;
                for (int i = 0, j = n, k = 2 * n, l = 3 * n; i < n; i++, j++, k++, l++)
                {
                    y[i] = a += x[i];
                    y[j] = b += x[j];
                    y[k] = c += x[k];
                    y[l] = d += x[l];
                }
                Add(y.Slice(n, n), a);
                Add(y.Slice(2 * n, n), b += a);
                Add(y.Slice(3 * n, n), c += b);
                d += c;
                for (int i = 4 * n; i < x.Length; i++) y[i] = d += x[i];
            }

            static void Add<T>(Span<T> y, T summand) where T : unmanaged, INumber<T>
            {
                var lanes = MemoryMarshal.Cast<T, Vector<T>>(y);
                var all = new Vector<T>(summand);
                for (int i = 0; i < lanes.Length; i++) lanes[i] += all;
                for (int i = lanes.Length * Vector<T>.Count; i < y.Length; i++) y[i] += summand;
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
