using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Cli.Findings;

/// <summary>Takes a diagnostic of the checker or the compiler apart.</summary>
static class FindingReader
{
    static readonly Regex Id = new(@"^NT\d{4} ");

    internal static Finding Read(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetMappedLineSpan();
        string[] lines = diagnostic.GetMessage().ReplaceLineEndings("\n").Split('\n');
        // The checker's message is a headline, an indented line per operand, and what to do.
        bool own = diagnostic.Properties.ContainsKey("operation");
        return new(Severity(diagnostic), diagnostic.Id, own ? Id.Replace(lines[0], "") : string.Join('\n', lines), at.IsValid ? at.Path : null, at.Span)
        {
            Title = diagnostic.Descriptor.Title.ToString() is { Length: > 0 } title ? title : null,
            Operands = own ? [.. lines.Skip(1).Where(IsOperand).Select(Operand)] : [],
            Fix = own ? string.Join('\n', lines.Skip(1).Where(static l => !IsOperand(l))) : null,
            Help = diagnostic.Id.StartsWith("NT", StringComparison.Ordinal) && diagnostic.Descriptor.HelpLinkUri is { Length: > 0 } link ? link : null,
        };
    }

    // A checker that fell over has checked nothing: that is no warning here.
    static DiagnosticSeverity Severity(Diagnostic diagnostic) => diagnostic.Id == "AD0001" ? DiagnosticSeverity.Error : diagnostic.Severity;

    static bool IsOperand(string line) => line.StartsWith("  ", StringComparison.Ordinal);

    // "  scores (Batch 8, Key 64)": the type is the last parenthesis, and holds none itself but in formulas of sizes.
    static (string Name, string Type) Operand(string line)
    {
        int depth = 0;
        for (int i = line.Length - 1; i > 0; i--)
        {
            depth += line[i] == ')' ? 1 : line[i] == '(' ? -1 : 0;
            if (line[i] == '(' && depth == 0) return (line[..i].Trim(), line[i..]);
        }
        return (line.Trim(), "");
    }
}
