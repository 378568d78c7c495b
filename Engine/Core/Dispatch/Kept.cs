using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>What a node keeps of a tensor: its type always, the tensor itself where the derivative reads it.</summary>
struct Kept
{
    const int Overwritten = -1;

    object? kept;
    int version;

    /// <summary>Fills a fresh entry where it stands: a copy of one would cost as much again.</summary>
    internal void Note(Tensor tensor, bool keep, bool isOverwritten, Keeper? keeper)
    {
        (Type, DType) = (tensor.Type, tensor.DType);
        if (!keep) return;
        if (tensor.IsInference)
            throw new Conflict(DiagnosticId.NT6001, "Record", ("reason", "a tensor made in InferenceMode cannot be kept for a derivative."), ("fix", "Clone it outside of InferenceMode, or use NoGrad.")).With("x", Type).ToException();
        tensor.Storage.IsKept = true;
        kept = (object?)keeper?.Hold(tensor) ?? tensor;
        version = isOverwritten ? Overwritten : tensor.Storage.Version;
    }

    internal TensorType Type { get; set; }

    internal DType DType { readonly get; private set; }

    internal void Release()
    {
        (kept as Held)?.Release();
        kept = null;
    }

    internal readonly Tensor Value(string operation, string role)
    {
        if (kept is Held held) return held.Value;
        if (kept is not Tensor tensor)
            throw new Conflict(DiagnosticId.NT6003, operation, ("reason", $"the graph was freed by an earlier backward pass, so {role} is gone."),
                ("fix", "Call Backward(keepGraph: true) the first time to run it twice.")).ToException();
        if (tensor.Storage.Version != version)
            throw new Conflict(DiagnosticId.NT6002, operation, ("reason", $"{role} was kept for the derivative and has been written since."),
                ("fix", "Use the form that is not in place, or write into a copy of it: x.Clone().")).With(role, Type).ToException();
        return tensor;
    }
}
