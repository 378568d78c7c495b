using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>How a tensor from outside becomes a cotangent: of exactly the type that it belongs to.</summary>
static class Cotangent
{
    /// <summary>
    /// The user's cotangent under the names of its output, with which its names are unified: an unnamed one takes them, other names are
    /// refused, unless PyTorch 1.3's rules are in force, which never looked.
    /// </summary>
    internal static Tensor Fit(string operation, Tensor cotangent, TensorType type, DType dtype)
    {
        if (!cotangent.Type.SameSizes(type))
            throw new Conflict(DiagnosticId.NT6003, operation, ("reason", "the cotangent has other sizes than the output it belongs to."), ("fix", "A cotangent has the output's type."))
                .With("cotangent", cotangent.Type).With("output", type).ToException();
        if (NameRules.Current.IsStrict && Unify.Try(operation, type, cotangent.Type, NameRules.Strict, "output", "cotangent").Conflict is { } conflict)
            throw conflict.ToException();
        return Exact(cotangent, type, dtype);
    }

    /// <summary>The same elements as exactly this type: names, unit marks and dtype.</summary>
    internal static Tensor Exact(Tensor cotangent, TensorType type, DType dtype)
    {
        if (!cotangent.Type.Equals(type)) cotangent = Retype.Run(cotangent, type);
        return cotangent.DType == dtype ? cotangent : cotangent.To(dtype);
    }
}
