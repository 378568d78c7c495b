using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>Looks for values that are not finite, and says who made them.</summary>
static class Anomaly
{
    /// <summary>Throws when a gradient that a node computed is not finite.</summary>
    internal static void Check(Node node, ReadOnlySpan<Tensor?> gradients)
    {
        for (int i = 0; i < gradients.Length; i++)
            if (gradients[i] is { } gradient && Bad(gradient) is { } value)
                throw new Conflict(DiagnosticId.NT6006, node.Operation, ("reason", $"the gradient of input {i} has an element that is {value}; {Place(node)}."))
                    .With("output", node.OutputType(0)).With($"input {i}", gradient.Type).ToException();
    }

    /// <summary>Throws when the pass would start with a value that is not finite.</summary>
    internal static void CheckSeed(Node node, Tensor cotangent)
    {
        if (Bad(cotangent) is { } value)
            throw new Conflict(DiagnosticId.NT6006, "Backward", ("reason", $"the cotangent has an element that is {value}.")).With("cotangent", cotangent.Type).ToException();
    }

    /// <summary>"NaN", "Infinity", or null when all elements are finite.</summary>
    internal static string? Bad(Tensor x)
    {
        if (!x.DType.IsFloating) return null;
        return Finite.All(x) ? null : Finite.HasNaN(x) ? "NaN" : "infinite";
    }

    static string Place(Node node) => node.Line is { } line ? $"it was recorded at {line}" : "it was recorded outside of anomaly mode";
}
