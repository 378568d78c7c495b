using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Analyzers.Cli.Findings;
using NamedTorch.Analyzers.Cli.Loading;

namespace NamedTorch.Analyzers.Cli;

/// <summary>Runs the checker over what is compiled together.</summary>
static class Inspection
{
    internal static IEnumerable<Finding> Of(CodeUnit unit, Request request)
    {
        // The compiler's warnings are the build's business; its errors say how far the checker's silence can be trusted.
        var compiler = unit.Compilation.GetDiagnostics().Where(static d => d is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false });
        var analyzers = unit.Compilation.WithAnalyzers([.. Checkers()], new CompilationWithAnalyzersOptions(unit.Options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var checker = analyzers.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(static d => d is { Severity: > DiagnosticSeverity.Hidden, IsSuppressed: false });
        var findings = compiler.Concat(checker).OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)
            .Select(d => FindingReader.Read(d) with { Explanation = request.Explain ? Explanation.Around(unit.Compilation, d.Location) : [] }).ToList();
        return request.Types ? findings.Concat(Types(unit.Compilation)) : findings;
    }

    internal static IEnumerable<DiagnosticAnalyzer> Checkers() =>
        typeof(NamedTensorAnalyzer).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);

    static IEnumerable<Finding> Types(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from member in Explanation.Members(tree)
        let lines = Explanation.Of(compilation, member)
        where lines.Count > 0
        select new Finding(DiagnosticSeverity.Hidden, "NT9001", "inferred types", tree.FilePath, member.GetLocation().GetLineSpan().Span) { Explanation = lines };
}
