using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>
/// The base of everything NamedTorch throws for wrong names, sizes, dtypes, devices, gradients, files or state. The message's first
/// line stands alone: id, operation, what is wrong; then the operands with their types, then the fix.
/// </summary>
/// <param name="conflict">What is wrong.</param>
public abstract class TensorTypeException(Conflict conflict) : Exception(conflict.Message)
{
    /// <summary>The catalogue's id; docs/rules has a page for it.</summary>
    public DiagnosticId Id => Conflict.Id;

    /// <summary>What is wrong, in parts.</summary>
    public Conflict Conflict { get; } = conflict;
}
