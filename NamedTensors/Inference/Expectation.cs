using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The type itself, which must have a form: <c>x.Expect("batch .. embed")</c>. Where less is known of the type than the form says, the form is believed.</summary>
/// <remarks>Adjoint: the cotangent as it is.</remarks>
public static class Expectation
{
    /// <summary>The type, or NT3003: it has not this form; NT3004: the text is no pattern.</summary>
    public static Outcome Try(string operation, TensorType x, string pattern, string operand = "x")
    {
        TypePattern form;
        try
        {
            form = TypePattern.Parse(pattern);
        }
        catch (ContractException fault)
        {
            return fault.Conflict;
        }
        if (form.Match(x, operation, operand) is { } conflict) return conflict.With(operand, x);
        if (!x.Dims.IsOpen && !x.Dims.HasUnknown && x.Sizes.All(static size => size >= 0)) return x;
        return Outcome.Of(x.Dims.IsOpen || x.Dims.HasUnknown ? form.ToType() : x, DiagnosticId.NT3003);
    }
}
