using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Reporting;

/// <summary>The report for people and logs: "Model.cs:12:17: error NT1001: …", with types, fix and help indented below.</summary>
static class ConsoleReport
{
    internal static void Write(TextWriter output, IReadOnlyList<Finding> findings, int files)
    {
        var explained = new HashSet<string>();
        foreach (var finding in findings)
        {
            output.WriteLine($"{Place(finding)}{(finding.Severity == DiagnosticSeverity.Hidden ? "" : $"{Word(finding.Severity)} {finding.Id}: ")}{Indented(finding.Message)}");
            int width = finding.Operands.Count == 0 ? 0 : finding.Operands.Max(static o => o.Name.Length);
            foreach (var (name, type) in finding.Operands) output.WriteLine($"    {name.PadRight(width)}  {type}");
            if (finding.Fix is { Length: > 0 } fix) output.WriteLine($"    fix: {Indented(fix)}");
            if (finding.Help is { } help) output.WriteLine($"    help: {help}");
            // One explanation does for all reports of a member.
            if (finding.Explanation.Count > 0 && explained.Add(finding.File + string.Join('\n', finding.Explanation)))
                foreach (string line in finding.Explanation) output.WriteLine($"    | {line}");
        }
        int errors = findings.Count(static f => f.Severity == DiagnosticSeverity.Error), warnings = findings.Count(static f => f.Severity == DiagnosticSeverity.Warning);
        output.WriteLine($"{files} {(files == 1 ? "file" : "files")}, {errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}");
    }

    internal static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>As short as the working folder allows.</summary>
    internal static string Shown(string file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), file) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;

    static string Place(Finding finding) =>
        finding.File is null ? "" : finding.Span.Equals(default) ? $"{Shown(finding.File)}: " : $"{Shown(finding.File)}:{finding.Span.Start.Line + 1}:{finding.Span.Start.Character + 1}: ";

    static string Indented(string text) => text.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal);
}
