using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>What a node keeps of a tensor: its type always, the tensor itself where the derivative reads it.</summary>
readonly struct Kept
{
    readonly Tensor? kept;
    readonly int version;

    internal Kept(Tensor tensor, bool keep, bool isOverwritten = false)
    {
        (Type, DType) = (tensor.Type, tensor.DType);
        if (!keep) return;
        kept = tensor;
        version = isOverwritten ? -1 : tensor.Storage.Version;
    }

    Kept(TensorType type, DType dtype) => (Type, DType) = (type, dtype);

    internal TensorType Type { get; }

    internal DType DType { get; }

    internal Kept Forgotten() => new(Type, DType);

    internal Tensor Value(string operation, string role)
    {
        if (kept is null)
            throw new Conflict(DiagnosticId.NT6003, operation, ("reason", $"the graph was already freed, so {role} is gone."),
                ("fix", "Call Backward(keepGraph: true) the first time to run it twice.")).ToException();
        if (kept.Storage.Version != version)
            throw new Conflict(DiagnosticId.NT6002, operation, ("reason", $"{role} was kept for the derivative and has been written since."),
                ("fix", "Write into a copy of it: x.Clone().")).With(role, Type).ToException();
        return kept;
    }
}
