using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>Statistics of integers would need another type than theirs: as in PyTorch the caller says which.</summary>
static class Floats
{
    internal static void Check(string operation, Tensor x)
    {
        if (!x.DType.IsFloating)
            throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "x"), ("dtype", x.DType.Name), ("reason", $"'x' is {x.DType.Name}; only floating types have a {operation.ToLowerInvariant()}.")).With("x", x.Type).ToException();
    }
}
