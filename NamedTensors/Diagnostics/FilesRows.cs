namespace NamedTorch.Diagnostics;

/// <summary>Rows about files, module state and the checker itself.</summary>
internal static class FilesRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT7001, "Not a tensor file, or damaged", Severity.Error,
            [
                "{file}: {problem}.",
            ],
            "Nothing was loaded."),

        new(DiagnosticId.NT7002, "Truncated file", Severity.Error,
            [
                "{file} ends after {length} bytes; {needed} are needed.",
            ],
            "Nothing was loaded. Load an earlier checkpoint."),

        new(DiagnosticId.NT7003, "Unsupported format feature", Severity.Error,
            [
                "{file}: {feature} is not supported.",
            ],
            "Nothing was loaded."),

        new(DiagnosticId.NT7004, "Tensor missing or surplus in a file", Severity.Error,
            [
                "{file} has no tensor '{tensor}'.",
                "{file} has an unexpected tensor '{surplus}'.",
            ],
            "Load into the module that was saved, or load with strict off."),

        new(DiagnosticId.NT7005, "Text is not UTF-8", Severity.Error,
            [
                "{file}: byte {offset} is not UTF-8.",
            ],
            "Convert the file to UTF-8."),

        new(DiagnosticId.NT7006, "File could not be written", Severity.Error,
            [
                "{file}: {problem}.",
            ],
            "The previous file is unchanged."),

        new(DiagnosticId.NT8001, "State does not fit the module", Severity.Error,
            [
                "the module has no entry '{entry}'. Did you mean '{nearest}'?",
                "the module has no entry '{entry}'.",
                "the state has no entry '{missing}'.",
                "entry '{entry_name}' is {found}, the module has {expected}.",
            ],
            "Load into the module that was saved, or load with strict off."),

        new(DiagnosticId.NT8002, "Module declared wrongly", Severity.Error,
            [
                "'{member}' of {module} {problem}.",
            ],
            ""),

        new(DiagnosticId.NT9001, "Inferred type", Severity.Hidden,
            [
                "{type}.",
            ],
            ""),

        new(DiagnosticId.NT9002, "Gave up", Severity.Hidden,
            [
                "{member} takes more than {limit} steps to check.",
            ],
            "Split the method."),
    ];
}
