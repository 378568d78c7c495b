using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>One value in place of all old ones.</summary>
    /// <remarks>The old values' gradient is zero, the new one's the sum of all.</remarks>
    public readonly struct Fill : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(string operation, Tensor x, Tensor value)
        {
            if (value.Rank != 0) throw new Conflict(DiagnosticId.NT2007, operation, ("reason", "the value has dims.")).With("value", value.Type).ToException();
            Into.Check(operation, x, x.Type, value.IsWeak && value.DType.Category <= x.DType.Category ? x.DType : value.DType, [x, value]);
            Copying.Run(x, value);
            return Dispatcher.AppliedInPlace(new Fill(), x, [x, value]);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            if (pull.Needs(0)) pull[0] = Full.Run(pull.TypeOf(0), 0, pull.DTypeOf(0), pull.Cotangent.Device);
            if (pull.Needs(1)) pull[1] = pull.Cotangent.Sum();
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("value", x => x[0].Clone().Fill(x[1]), new Input(("Row", 2), ("Column", 3)), new Input())];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Fill"/>
            /// <param name="value">A number, a bool or a 0-dim tensor.</param>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor Fill(Tensor value) => Ops.Fill.Run("Fill", x, Given.Of(value));

            /// <summary>Zeros in place of the old values.</summary>
            /// <returns>x itself.</returns>
            [Signature("x -> x")]
            public Tensor FillZeros() => Ops.Fill.Run("FillZeros", x, Tensor.Weak(false));
        }
    }
}
