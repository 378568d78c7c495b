using NamedTorch.Diagnostics;

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

    internal static DType Numeric(string operation, DType dtype, bool takesBool = false) => dtype != DType.Bool || takesBool ? dtype : throw new Conflict(DiagnosticId.NT4101, operation,
        ("reason", "bool has no arithmetic."), ("fix", "Use the logical operations (&, |, !), or convert first: x.To(DType.Int64).")).ToException();

    internal static DType Bits(string operation, DType dtype) => !dtype.IsFloating ? dtype : throw new Conflict(DiagnosticId.NT4101, operation,
        ("reason", $"{dtype.Name} has no bits to speak of."), ("fix", "Convert first: x.To(DType.Int64).")).ToException();
}
