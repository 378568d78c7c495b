using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

public sealed partial class Tensor
{
    /// <summary>
    /// Moves this very tensor to another device, its gradient with it: what refers to it, an optimizer perhaps, goes on. Views of it keep the
    /// old memory.
    /// </summary>
    /// <exception cref="AutogradException">NT6003: a recorded operation made this tensor.</exception>
    public void MoveTo(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (Node is not null)
            throw new Conflict(DiagnosticId.NT6003, "MoveTo", ("reason", "this tensor is the result of a recorded operation."), ("fix", "Use x.To(device), which is recorded.")).With("x", Type).ToException();
        if (ReferenceEquals(Device, device)) return;
        var moved = Transfer.Run(this, device);
        Untrack();
        (Storage, StrideArray, Offset) = (moved.Storage, moved.StrideArray, moved.Offset);
        if (Grad is { } gradient) Grad = Transfer.Run(gradient, device);
    }
}
