using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>How often each whole number 0 … occurs in a vector, or the sum of weights beside it.</summary>
    /// <remarks>The result reaches to the largest number, at least to minLength − 1. Derivative by the weights: the cotangent at each number.</remarks>
    public readonly struct Bincount : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("counts", t => t[0].Bincount(), new Input(9) { DType = DType.Int64, Low = 0, High = 5 }),
            new("weights", t => t[0].Bincount(t[1], 8, "N"), new Input(9) { DType = DType.Int64, Low = 0, High = 5 }, new Input(9)),
        ];

        internal static Tensor Run(Tensor x, Tensor? weights, long minLength, DimRef into)
        {
            if (!x.DType.IsInteger) throw new Conflict(DiagnosticId.NT4101, nameof(Bincount), ("operand", "x"), ("dtype", x.DType.Name), ("expected", "an integer type")).With("x", x.Type).ToException();
            if (x.Rank != 1) throw new Conflict(DiagnosticId.NT2007, nameof(Bincount), ("reason", $"x has rank {x.Rank}, a vector is wanted.")).With("x", x.Type).ToException();
            if (weights is not null && !weights.Type.SameSizes(x.Type)) throw new Conflict(DiagnosticId.NT2007, nameof(Bincount), ("reason", "x and weights have different sizes.")).With("x", x.Type).With("weights", weights.Type).ToException();
            if (minLength < 0) throw new Conflict(DiagnosticId.NT2007, nameof(Bincount), ("argument", nameof(minLength)), ("value", minLength)).ToException();
            var places = x.To(DType.Int64);
            if (x.ElementCount > 0)
            {
                if (Amin.Run(places, [], false).Item<long>() < 0) throw new Conflict(DiagnosticId.NT2007, nameof(Bincount), ("reason", "a number below 0 has no place.")).With("x", x.Type).ToException();
                minLength = Math.Max(minLength, Amax.Run(places, [], false).Item<long>() + 1);
            }
            TensorType type = new(DimList.Empty.Append(DimSlot.Of(into.Name)), [minLength]);
            var counted = weights ?? Full.Run(x.Type, Tensor.Weak(1L), DType.Int64, x.Device);
            if (!counted.DType.IsFloating && weights is not null) counted = counted.To(DType.Float64);
            return Returned.Run(counted, type, places, 0);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Bincount"/>
            /// <param name="weights">What each occurrence counts, of x's size; null = 1.</param>
            /// <param name="minLength">The least size of the result.</param>
            /// <param name="into">The name of the result's dim; null = unnamed.</param>
            /// <exception cref="ShapeException">NT2007: no vector, or a negative number.</exception>
            /// <exception cref="DTypeException">NT4101: not integers.</exception>
            public Tensor Bincount(Tensor? weights = null, long minLength = 0, DimRef into = default) => Ops.Bincount.Run(x, weights, minLength, into);
        }
    }
}
