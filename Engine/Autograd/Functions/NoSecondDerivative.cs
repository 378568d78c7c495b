using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Tape;

/// <summary>Stands where a derivative was computed without being recorded.</summary>
readonly struct NoSecondDerivative(string function) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    public void Pull(Pullback pull) =>
        throw new Conflict(DiagnosticId.NT6001, function, ("operand", $"the derivative of {function}"), ("fix", "Write Backward in tensor operations and leave IsTwiceDifferentiable true.")).ToException();
}
