using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>How a tensor from outside becomes a cotangent: of exactly the type that it belongs to.</summary>
static class Cotangent
{
    /// <summary>
    /// The user's cotangent under the names of its output. An unnamed one takes them; other names are refused, unless PyTorch 1.3's
    /// rules are in force, which never looked.
    /// </summary>
    internal static Tensor Fit(string operation, Tensor cotangent, TensorType type, DType dtype)
    {
        if (!cotangent.Type.SameSizes(type))
            throw new Conflict(DiagnosticId.NT6003, operation, ("reason", "the cotangent has other sizes than the output it belongs to."), ("fix", "A cotangent has the output's type."))
                .With("cotangent", cotangent.Type).With("output", type).ToException();
        if (NameRules.Current.IsStrict)
            for (int d = 0; d < type.Rank; d++)
                if (cotangent.Dims.NameAt(d) is { } name && name != type.Dims.NameAt(d))
                    throw Differ(operation, cotangent.Type, type, name, type.Dims.NameAt(d));
        return Exact(cotangent, type, dtype);
    }

    /// <summary>The same elements as exactly this type: names, unit marks and dtype.</summary>
    internal static Tensor Exact(Tensor cotangent, TensorType type, DType dtype)
    {
        if (!cotangent.Type.Equals(type)) cotangent = Retype.Run(cotangent, type);
        return cotangent.DType == dtype ? cotangent : cotangent.To(dtype);
    }

    static Exception Differ(string operation, TensorType cotangent, TensorType output, string name, string? other) =>
        new Conflict(DiagnosticId.NT1001, operation,
            other is null ? ("reason", $"dim '{name}' of 'cotangent' is unnamed in 'output'.") : ("reason", $"dim '{name}' of 'cotangent' is '{other}' in 'output'."),
            ("fix", "A cotangent has the output's names, or none.")).With("cotangent", cotangent).With("output", output).ToException();
}
