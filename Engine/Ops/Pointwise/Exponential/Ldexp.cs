using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x · 2ʸ.</summary>
    /// <remarks>Always floating. Derivatives as of the product and the power.</remarks>
    public readonly struct Ldexp : IOperation
    {
        internal static Tensor Run(Tensor x, Tensor y, Tensor? into) => Binary.Numeric(new Multiply(), x, Unary.Real(new Exp2(), y), into);
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Ldexp"/>
            /// <param name="y">The exponent; names are unified from the right.</param>
            /// <param name="into">Receives the result, or null for a new tensor.</param>
            [Signature("x, y -> unify(x, y)")]
            public Tensor Ldexp(Tensor y, Tensor? into = null) => Ops.Ldexp.Run(x, Given.Of(y), into);
        }
    }
}
