using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Running ln Σ eˣ along a dim, without overflow.</summary>
    /// <remarks>Floats are added up in float64. Derivative: dxⱼ = Σ gᵢ e^(xⱼ − yᵢ) over i ≥ j, itself computed with logarithms.</remarks>
    public readonly struct LogCumSumExp : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(x, dim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("the last dim", t => t[0].LogCumSumExp("B"), new Input(("A", 3), ("B", 5))),
            new("a middle dim", t => t[0].LogCumSumExp("B"), new Input(("A", 2), ("B", 4), ("C", 3))),
            new("by position", t => t[0].LogCumSumExp(0), new Input(4, 2)) { Positional = "a dim by position" },
            new("empty", t => t[0].LogCumSumExp("A"), new Input(("A", 0), ("B", 2))),
        ];

        readonly int dim;
        readonly bool reversed;

        LogCumSumExp(int dim, bool reversed) => (this.dim, this.reversed) = (dim, reversed);

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, DimRef dim) => Run(x, DimLookup.Position(nameof(LogCumSumExp), x.Type, dim), reversed: false);

        static Tensor Run(Tensor x, int dim, bool reversed)
        {
            var y = Tensor.Allocate(x.Type, Promotion.ToFloating(x.DType), x.Device);
            if (y.ElementCount > 0) Lines.Run(new Line(reversed), x, dim, y, null, DType.Float64);
            return Dispatcher.Applied(new LogCumSumExp(dim, reversed), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x, y) = (pull.Cotangent, pull.Input(0), pull.Output());
            pull[0] = Part(g, x, y) - Part(-g, x, y);
        }

        // Σ g e^(x − y) over the positive g.
        Tensor Part(Tensor g, Tensor x, Tensor y)
        {
            var positive = g > Tensor.Weak(0f);
            var logarithm = Where.Run(positive, Unary.Real(new Log(), Where.Run(positive, g, Tensor.Weak(1f))), Tensor.Weak(float.NegativeInfinity));
            return Unary.Real(new Exp(), x + Run(logarithm - y, dim, !reversed));
        }

        readonly struct Line(bool reversed) : ILine
        {
            public LineForm Form => new(LineKind.LogSums, reversed);

            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                double peak = double.NegativeInfinity, sum = 0;
                for (int k = 0; k < x.Length; k++)
                {
                    int i = reversed ? x.Length - 1 - k : k;
                    double v = double.CreateTruncating(x[i]);
                    if (v > peak) (sum, peak) = (double.IsNegativeInfinity(peak) ? 1 : sum * Math.Exp(peak - v) + 1, v);
                    else if (!double.IsNegativeInfinity(v)) sum += v == peak ? 1 : Math.Exp(v - peak);
                    values[i] = T.CreateTruncating(sum == 0 ? v : peak + Math.Log(sum));
                }
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
            /// <inheritdoc cref="Ops.LogCumSumExp"/>
            /// <param name="dim">The dim along which it runs.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            [Signature(Ops.LogCumSumExp.Signature)]
            public Tensor LogCumSumExp(DimRef dim) => Ops.LogCumSumExp.Run(x, dim);
        }
    }
}
