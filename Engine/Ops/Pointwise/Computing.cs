using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>In which of the four computing types an element type is computed.</summary>
static class Computing
{
    internal static DType Of(DType dtype) => dtype switch
    {
        DType.Float64 or DType.Int64 => dtype,
        DType.Float32 or DType.Float16 or DType.BFloat16 => DType.Float32,
        _ => DType.Int32,
    };

    internal static DType Numeric(string operation, DType dtype, bool takesBool = false) =>
        dtype != DType.Bool || takesBool ? dtype : throw NoArithmetic(operation).ToException();

    /// <summary>As above, of operands that are broadcast: names and sizes that do not fit are said first.</summary>
    internal static DType Numeric(string operation, DType dtype, Tensor x, Tensor y, bool takesBool = false)
    {
        if (dtype == DType.Bool && !takesBool) Unify.Types(operation, x.Type, y.Type);
        return Numeric(operation, dtype, takesBool);
    }

    /// <inheritdoc cref="Numeric(string, DType, Tensor, Tensor, bool)"/>
    internal static DType Numeric(string operation, DType dtype, Tensor x, Tensor y, Tensor z)
    {
        if (dtype == DType.Bool) Unified.Of(operation, x.Type, y.Type, z.Type);
        return Numeric(operation, dtype);
    }

    internal static DType Bits(string operation, DType dtype) => !dtype.IsFloating ? dtype : throw NoBits(operation, dtype).ToException();

    /// <inheritdoc cref="Numeric(string, DType, Tensor, Tensor, bool)"/>
    internal static DType Bits(string operation, DType dtype, Tensor x, Tensor y)
    {
        if (dtype.IsFloating) Unify.Types(operation, x.Type, y.Type);
        return Bits(operation, dtype);
    }

    static Conflict NoArithmetic(string operation) => new(DiagnosticId.NT4101, operation,
        ("reason", "bool has no arithmetic."), ("fix", "Use the logical operations (&, |, !), or convert first: x.To(DType.Int64)."));

    static Conflict NoBits(string operation, DType dtype) => new(DiagnosticId.NT4101, operation,
        ("reason", $"{dtype.Name} has no bits to speak of."), ("fix", "Convert first: x.To(DType.Int64)."));
}
