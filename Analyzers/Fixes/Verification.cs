using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Declarations;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes;

/// <summary>Tries a candidate: what comes out has to compile, and the checker must not go on complaining in the same statement.</summary>
internal static class Verification
{
    /// <summary>The changed document, or null if it is no better than what was there.</summary>
    public static async Task<Document?> Try(Document document, SyntaxNode root, Candidate candidate, CancellationToken cancellation)
    {
        var mark = new SyntaxAnnotation();
        var changed = document.WithSyntaxRoot(root.ReplaceNode(candidate.Node, candidate.Replacement.WithAdditionalAnnotations(mark, Formatter.Annotation)));
        if (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) return null;
        var node = (await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false)).GetAnnotatedNodes(mark).Single();
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
        if (model.GetDiagnostics(member.Span, cancellation).Any(static d => d.Severity == DiagnosticSeverity.Error)) return null;

        var reports = await Reports(document, model, member.Span, cancellation).ConfigureAwait(false);
        // Further down, reports may appear that the old one kept silent; around the fixed place none may.
        return reports.Any(d => d.Severity >= DiagnosticSeverity.Warning && Touches(d, node)) ? null : changed;
    }

    /// <summary>What the checker says of a document, or of a part of it.</summary>
    public static async Task<IEnumerable<Diagnostic>> Reports(Document document, SemanticModel model, TextSpan? span, CancellationToken cancellation) =>
        await model.Compilation.WithAnalyzers([new NamedTensorAnalyzer(), new ContractAnalyzer(), new DimNameAnalyzer()], document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, span, cancellation).ConfigureAwait(false);

    static bool Touches(Diagnostic report, SyntaxNode node) =>
        report.Location.SourceTree == node.SyntaxTree && (report.Location.SourceSpan.Contains(node.Span) || node.Span.Contains(report.Location.SourceSpan));
}
