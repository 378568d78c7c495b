using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The value below which the fraction q of every line along a dim lies.</summary>
    /// <remarks>At place q (n − 1) of the sorted line, between two elements as the interpolation says. NaN where the line has one. The gradient goes to the elements used.</remarks>
    public readonly struct Quantile : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, dim, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].Quantile(0.3), new Input(("A", 3), ("B", 4))),
            new("a dim", t => t[0].Quantile(0.6, "B"), new Input(("A", 3), ("B", 4))),
            new("kept, midpoint", t => t[0].Quantile(0.6, "A", true, Interpolation.Midpoint), new Input(("A", 4), ("B", 2))),
            new("nearest", t => t[0].Quantile(0.6, "A", false, Interpolation.Nearest), new Input(("A", 4), ("B", 2))),
        ];

        internal static Tensor Run(Tensor x, double q, DimRef dim, bool keepDim, Interpolation interpolation)
        {
            if (!(q is >= 0 and <= 1)) throw new Conflict(DiagnosticId.NT2007, nameof(Quantile), ("reason", $"q = {q} is not within 0 … 1.")).With("x", x.Type).ToException();
            var plan = Reduced.Of(nameof(Quantile), Signature, x.Type, [dim], keepDim);
            Floats.Check(nameof(Quantile), x);
            Extremum.CheckNotEmpty(nameof(Quantile), x, plan);
            int at = plan.Positions[0];
            if (plan.Count == 0) return Full.Run(plan.Type, 0, x.DType, x.Device);
            var sorted = Sort.Run(x, at, false).Values;
            double place = q * (plan.Count - 1);
            place = interpolation switch
            {
                Interpolation.Lower => Math.Floor(place),
                Interpolation.Higher => Math.Ceiling(place),
                Interpolation.Nearest => Math.Round(place, MidpointRounding.ToEven),
                _ => place,
            };
            double share = interpolation == Interpolation.Midpoint && place != Math.Floor(place) ? 0.5 : place - Math.Floor(place);
            var below = Part.Select(sorted, at, (long)Math.Floor(place));
            var y = share == 0 ? below : below + (Part.Select(sorted, at, (long)Math.Ceiling(place)) - below) * share;
            // NaN is sorted to the end: one look there is enough.
            var last = Part.Select(sorted, at, plan.Count - 1);
            y = Where.Run(Binary.Compare(new Equal(), last, last), y, last);
            return keepDim ? Rearrange.Insert(y, at, plan.Type.Dims[at]) : y;
        }

        internal static Tensor Run(Tensor x, double q, Interpolation interpolation) => Run(Ravel.Run(x), q, 0, false, interpolation);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The value below which the fraction q of all elements lies, as a 0-dim tensor.</summary>
            /// <param name="q">0 … 1.</param>
            /// <param name="interpolation">What lies between two elements.</param>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> ()")]
            public Tensor Quantile(double q, Interpolation interpolation = Interpolation.Linear) => Ops.Quantile.Run(x, q, interpolation);

            /// <inheritdoc cref="Ops.Quantile"/>
            /// <param name="q">0 … 1.</param>
            /// <param name="dim">The dim that goes.</param>
            /// <param name="keepDim">It stays as a unit of the same name.</param>
            /// <param name="interpolation">What lies between two elements.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="ShapeException">NT2007: q is out of range, or there is no element.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature(Ops.Quantile.Signature)]
            public Tensor Quantile(double q, DimRef dim, bool keepDim = false, Interpolation interpolation = Interpolation.Linear) => Ops.Quantile.Run(x, q, dim, keepDim, interpolation);
        }
    }
}
