using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>xʸ in double precision, whatever the operands.</summary>
    /// <remarks>As <see cref="Pow"/> otherwise.</remarks>
    public readonly struct FloatPower : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor y, Tensor? into) => Binary.Numeric(new Pow(), x.To(DType.Float64), y.To(DType.Float64), into);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.FloatPower"/>
            /// <param name="y">The exponent; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor FloatPower(Tensor y, Tensor? into = null) => Ops.FloatPower.Run(x, Given.Of(y), into);
        }
    }
}
