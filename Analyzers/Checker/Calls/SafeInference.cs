using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Calls;

/// <summary>Runs a signature. What it cannot decide, and what is the signature's own fault, is no finding about the caller.</summary>
internal static class SafeInference
{
    public static Outcomes Run(Signature signature, string operation, Arguments arguments, NameRules rules)
    {
        Outcomes outcomes;
        try
        {
            outcomes = signature.InferOrConflict(operation, arguments, rules);
        }
        catch (TensorTypeException refused) { outcomes = refused.Conflict; }
        // Half-known types reach places that whole ones never do; a checker that falls over there is worse than one that is silent.
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or NullReferenceException) { outcomes = Unknown(signature); }
        return outcomes.Conflict is { Id: DiagnosticId.NT3004 } ? Unknown(signature) : outcomes;
    }

    public static Outcomes Unknown(Signature signature) => Enumerable.Repeat(TensorType.Unknown, signature.OutputCount).ToArray();
}
