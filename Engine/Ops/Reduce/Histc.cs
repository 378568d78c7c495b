using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>How many elements fall into each of equally wide bins between low and high, in x's type.</summary>
    /// <remarks>What lies outside, and NaN, is not counted; high itself falls into the last bin. low = high stands for the smallest and largest element. No derivative.</remarks>
    public readonly struct Histc : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("counts", t => t[0].Histc(4, -2, 2, "Bin"), new Input(("A", 4), ("B", 5))) { IsSmooth = false },
            new("own ends", t => t[0].Histc(3), new Input(4, 5)) { IsSmooth = false },
        ];

        internal static Tensor Run(Tensor x, long bins, double low, double high, DimRef into)
        {
            Floats.Check(nameof(Histc), x);
            if (bins < 1) throw new Conflict(DiagnosticId.NT2007, nameof(Histc), ("argument", nameof(bins)), ("value", bins)).With("x", x.Type).ToException();
            x = x.Detach();
            if (low == high && x.ElementCount > 0) (low, high) = (Edge(Amin.Run(x, [], false)), Edge(Amax.Run(x, [], false)));
            if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
                throw new Conflict(DiagnosticId.NT2007, nameof(Histc), ("reason", $"there are no bins between {low} and {high}.")).With("x", x.Type).ToException();
            if (low == high) (low, high) = (low - 1, high + 1);
            if (!Lines.RunCode(x)) return InParts(Ravel.Run(x), bins, low, high, into);
            var counts = Tensor.Allocate(new(DimList.Empty.Append(DimSlot.Of(into.Name)), [bins]), x.DType, x.Device);
            Lines.Run(new Line(low, high), Ravel.Run(x), 0, counts, null);
            return counts;
        }

        // What lies outside is counted behind the last bin.
        static Tensor InParts(Tensor x, long bins, double low, double high, DimRef into)
        {
            var wide = Retype.Run(x, TensorType.Of(x.ElementCount)).To(DType.Float64);
            var isInside = (wide >= low).LogicalAnd(wide <= high);
            var bin = Where.Run(isInside, ((wide - low) / (high - low) * (double)bins).Floor().Minimum(bins - 1.0), Tensor.Weak((double)bins)).To(DType.Int64);
            var counts = Returned.Run(Full.Run(bin.Type, Tensor.Weak(1L), DType.Int64, x.Device), TensorType.Of(bins + 1), bin, 0);
            return Retype.Run(counts.Narrow(0, 0, bins), new(DimList.Empty.Append(DimSlot.Of(into.Name)), [bins])).To(x.DType);
        }

        static double Edge(Tensor x) => x.To(DType.Float64).Item<double>();

        readonly struct Line(double low, double high) : ILine
        {
            public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
            {
                values.Clear();
                foreach (T element in x)
                {
                    double v = double.CreateTruncating(element);
                    if (v >= low && v <= high) values[Math.Min(values.Length - 1, (int)((v - low) / (high - low) * values.Length))]++;
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
            /// <inheritdoc cref="Ops.Histc"/>
            /// <param name="bins">How many, at least 1.</param>
            /// <param name="low">The lower end of the first bin.</param>
            /// <param name="high">The upper end of the last bin, not below low.</param>
            /// <param name="into">The name of the result's dim; null = unnamed.</param>
            /// <exception cref="ShapeException">NT2007: no bins, or no finite ends.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            public Tensor Histc(long bins = 100, double low = 0, double high = 0, DimRef into = default) => Ops.Histc.Run(x, bins, low, high, into);
        }
    }
}
