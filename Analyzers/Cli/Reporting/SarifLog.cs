using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Reporting;

/// <summary>The report as SARIF 2.1.0, which code-scanning services and editors read. Source: OASIS, sarif-v2.1.0-os.</summary>
static class SarifLog
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    internal static string Text(IReadOnlyList<Finding> findings)
    {
        var shown = findings.Where(static f => f.Severity != DiagnosticSeverity.Hidden).ToList();
        string[] rules = [.. shown.Select(static f => f.Id).Distinct().Order(StringComparer.Ordinal)];
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "NamedTorch",
                        ["semanticVersion"] = typeof(SarifLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
                        ["rules"] = new JsonArray([.. rules.Select(id => Rule(shown.First(f => f.Id == id)))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JsonObject { ["SRCROOT"] = new JsonObject { ["uri"] = new Uri(Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar).AbsoluteUri } },
                ["results"] = new JsonArray([.. shown.Select(f => Result(f, Array.IndexOf(rules, f.Id)))]),
            }),
        };
        return log.ToJsonString(Layout) + "\n";
    }

    static JsonObject Rule(Finding finding)
    {
        var rule = new JsonObject { ["id"] = finding.Id, ["shortDescription"] = Message(finding.Title ?? finding.Id) };
        if (finding.Help is not null) rule["helpUri"] = finding.Help;
        return rule;
    }

    static JsonObject Result(Finding finding, int rule)
    {
        var result = new JsonObject { ["ruleId"] = finding.Id, ["ruleIndex"] = rule, ["level"] = Level(finding.Severity), ["message"] = Message(Full(finding)) };
        if (finding.File is not null) result["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Physical(finding) });
        if (finding.Operands.Count > 0) result["properties"] = new JsonObject { ["operands"] = new JsonArray([.. finding.Operands.Select(static o => new JsonObject { ["text"] = o.Name, ["type"] = o.Type })]) };
        return result;
    }

    static JsonObject Physical(Finding finding)
    {
        string shown = ConsoleReport.Shown(finding.File!);
        var artifact = Path.IsPathRooted(shown)
            ? new JsonObject { ["uri"] = new Uri(shown).AbsoluteUri }
            : new JsonObject { ["uri"] = string.Join('/', shown.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)), ["uriBaseId"] = "SRCROOT" };
        var place = new JsonObject { ["artifactLocation"] = artifact };
        var (start, end) = (finding.Span.Start, finding.Span.End);
        // An empty span at the very start means the file as a whole.
        if (!finding.Span.Equals(default))
            place["region"] = new JsonObject { ["startLine"] = start.Line + 1, ["startColumn"] = start.Character + 1, ["endLine"] = end.Line + 1, ["endColumn"] = end.Character + 1 };
        return place;
    }

    static string Full(Finding finding) => finding.Fix is { Length: > 0 } fix && !finding.Message.Contains(fix, StringComparison.Ordinal) ? $"{finding.Message}\n{fix}" : finding.Message;

    static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    static JsonObject Message(string text) => new() { ["text"] = text };
}
