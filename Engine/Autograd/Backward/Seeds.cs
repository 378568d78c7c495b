using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Tape;

/// <summary>Where a pass starts: an output and its cotangent.</summary>
static class Seeds
{
    /// <summary>The cotangent as exactly the output's type; 1 for an output of one element.</summary>
    internal static Tensor Of(string operation, string name, Tensor output, Tensor? cotangent)
    {
        if (!output.RequiresGrad)
            throw new Conflict(DiagnosticId.NT6003, operation, ("reason", $"no input of '{name}' requires a gradient."), ("fix", "Set RequiresGrad on a leaf before computing, outside of NoGrad; integer results and comparisons have no derivative."))
                .With(name, output.Type).ToException();
        if (cotangent is not null) return Cotangent.Fit(operation, cotangent, output.Type, output.DType);
        if (output.ElementCount == 1) return Torch.OnesLike(output);
        throw new Conflict(DiagnosticId.NT6003, operation, ("count", output.ElementCount)).With(name, output.Type).ToException();
    }
}
