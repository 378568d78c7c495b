namespace NamedTorch.Diagnostics;

/// <summary>Rows about dtypes, devices and habits.</summary>
internal static class UsageRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT4001, "Dim by position where its name is known", Severity.Info,
            [
                "position {position} is dim '{dim}'.",
            ],
            "Write the name."),

        new(DiagnosticId.NT4002, "Operation drops names", Severity.Warning,
            [
                "names {dims} are lost.",
            ],
            "Flatten and Unflatten keep them."),

        new(DiagnosticId.NT4003, "Redundant refine or align", Severity.Hidden,
            [
                "'{operand}' already is {type}.",
            ],
            "Remove the call."),

        new(DiagnosticId.NT4101, "Dtype unsupported by the operation", Severity.Error,
            [
                "'{operand}' is {dtype}, expected {expected}.",
                "{left_dtype} of '{left}' cannot be combined with {right_dtype} of '{right}'.",
                "{dtype} is not supported.",
            ],
            "Convert first: x.To(DType.Float32)."),

        new(DiagnosticId.NT4102, "Devices differ", Severity.Error,
            [
                "'{left}' is on {left_device} and '{right}' on {right_device}.",
                "device {device} is not available.",
            ],
            "Move one of them: x.To(device)."),

        new(DiagnosticId.NT4103, "Value not representable", Severity.Error,
            [
                "{value} does not fit {dtype}.",
            ],
            "Choose a wider dtype."),

        new(DiagnosticId.NT5001, "A Dim takes the name of its method, or two share a name", Severity.Error,
            [
                "the captured name '{name}' is that of no field or property.",
                "local dim '{local}' takes the name of method '{method}'.",
                "two dims are named '{shared}'.",
                "'{field}' is not surely named '{field}', as [NamedDims] says of '{declaring}'.",
            ],
            "Declare dims as static fields, or name them: new Dim(\"Batch\")."),
    ];
}
