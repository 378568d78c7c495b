namespace NamedTorch.Diagnostics;

/// <summary>Rows about contracts and signatures.</summary>
internal static class ContractsRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT3001, "Argument breaks its contract", Severity.Error,
            [
                "'{operand}' is {type}, its contract says {contract}: {clause}.",
            ],
            "Align or rename the argument, or change the contract."),

        new(DiagnosticId.NT3002, "Result breaks its contract", Severity.Error,
            [
                "the result is {type}, its contract says {contract}: {clause}.",
            ],
            "Align or rename the result, or change the contract."),

        new(DiagnosticId.NT3003, "Field or expression breaks its contract", Severity.Error,
            [
                "'{operand}' is {type}, expected {contract}: {clause}.",
            ],
            "Align or rename it, or change the contract."),

        new(DiagnosticId.NT3004, "Invalid contract or signature", Severity.Error,
            [
                "\"{text}\", column {column}: {problem}.",
            ],
            "The language is described at docs/rules/NT3004.md."),

        new(DiagnosticId.NT3005, "Override changes the contract", Severity.Warning,
            [
                "'{member}' declares {contract}, what it overrides declares {inherited}.",
            ],
            "Copy the inherited contract."),

        new(DiagnosticId.NT3006, "Public tensor member without contract", Severity.Hidden,
            [
                "'{member}' has no [Dims].",
            ],
            "Insert the inferred contract."),
    ];
}
