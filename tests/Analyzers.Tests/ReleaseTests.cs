using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests;

/// <summary>Every rule stands in AnalyzerReleases with its category and default, and has a page.</summary>
public sealed class ReleaseTests
{
    static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. typeof(NamedTensorAnalyzer).Assembly.GetTypes().Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .SelectMany(static t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics).DistinctBy(static d => d.Id).OrderBy(static d => d.Id, StringComparer.Ordinal)];

    [Fact]
    public void EveryRule_HasItsRow()
    {
        string[] rows = [.. Rules.Select(static d => $"{d.Id} | {d.Category} | {(d.IsEnabledByDefault ? d.DefaultSeverity.ToString() : "Disabled")} | {d.Title}")];
        string file = Path.Combine(Checkout.Root, "Analyzers/Checker/AnalyzerReleases.Unshipped.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, "### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + string.Join("\n", rows) + "\n");
        Assert.Equal(rows, File.ReadAllLines(file).Where(static l => l.StartsWith("NT", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryRule_HasAPageThatSaysHowToSilenceIt()
    {
        foreach (var rule in Rules)
        {
            string page = File.ReadAllText(Path.Combine(Checkout.Root, $"docs/rules/{rule.Id}.md"));
            Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri);
            Assert.True(page.Contains($"dotnet_diagnostic.{rule.Id}.severity", StringComparison.Ordinal), rule.Id);
            Assert.True(page.Contains("Why it matters:", StringComparison.Ordinal), rule.Id);
        }
    }
}
