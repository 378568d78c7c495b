using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Overwrites x with y, broadcast to x's sizes and converted to its element type.</summary>
    /// <remarks>The names are unified as for any operation; x must have exactly the result's, or none. Derivatives 0 and 1.</remarks>
    public readonly struct CopyFrom : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, Tensor y)
        {
            Devices.Check("CopyFrom", x, y);
            var type = Unify.Types("CopyFrom", x.Type, y.Type);
            Into.Check("CopyFrom", x, type, x.DType, [x, y]);
            var source = y.Storage == x.Storage ? Unary.Numeric(new Positive(), y) : y;
            Copying.Run(x, source);
            if (!x.Dims.HasNames) x.TakeType(type);
            return Dispatcher.AppliedInPlace(new CopyFrom(), x, [x, y]);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            if (pull.Needs(0)) pull[0] = Full.Run(pull.TypeOf(0), 0, pull.DTypeOf(0), pull.Cotangent.Device);
            if (pull.Needs(1)) pull[1] = Adjoint.OfUnify(pull.Cotangent, pull.TypeOf(1));
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.CopyFrom"/>
            /// <param name="y">The source; names are unified from the right.</param>
            /// <returns>x.</returns>
            /// <exception cref="IntoException">NT6005: x has other sizes or names than the result.</exception>
            [Signature("x, y -> unify(x, y)"), Overwrites]
            public Tensor CopyFrom(Tensor y) => Ops.CopyFrom.Run(x, y);
        }
    }
}
