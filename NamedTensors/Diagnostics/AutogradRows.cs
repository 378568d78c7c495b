namespace NamedTorch.Diagnostics;

/// <summary>Rows about gradients and in-place changes.</summary>
internal static class AutogradRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT6001, "No derivative", Severity.Error,
            [
                "no derivative is defined for {operand}.",
            ],
            "Detach the input, or write the operation from others that have one."),

        new(DiagnosticId.NT6002, "Modified in place after being saved", Severity.Error,
            [
                "'{operand}' was saved for the backward pass at version {saved} and is at version {current} now.",
            ],
            "Use the form that is not in place, or Clone before changing it."),

        new(DiagnosticId.NT6003, "Backward misused", Severity.Error,
            [
                "the output has {count} elements; only a scalar needs no gradient.",
                "'{operand}' does not require a gradient.",
                "the graph was freed by an earlier backward pass.",
            ],
            "Pass a gradient of the output's type, or keep the graph for a second pass."),

        new(DiagnosticId.NT6004, "In place on a leaf that requires a gradient", Severity.Error,
            [
                "'{operand}' is a leaf that requires a gradient.",
            ],
            "Change it inside NoGrad, or change a Clone."),

        new(DiagnosticId.NT6005, "The 'into' target does not fit", Severity.Error,
            [
                "the target has dims {target}, the result has {result}.",
                "the target has type {target_type}, the result has {result_type}.",
                "the target has dtype {target_dtype}, the result has {result_dtype}.",
            ],
            "Pass a target of the result's type, or drop the target's names."),

        new(DiagnosticId.NT6006, "Value not finite", Severity.Error,
            [
                "the result has an element that is {value}.",
            ],
            "Look at the inputs of that line: a logarithm or root of zero, a division by zero, an overflow."),
    ];
}
