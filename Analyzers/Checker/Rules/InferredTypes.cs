using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT9001, for those who turn it on: the type of every value that gets a name or is returned.</summary>
internal static class InferredTypes
{
    /// <summary>True where the file's .editorconfig gives NT9001 a severity.</summary>
    public static bool AreWanted(Compilation compilation, SyntaxTree tree, CancellationToken cancellation) =>
        IsShown(compilation.Options.SpecificDiagnosticOptions.TryGetValue(nameof(DiagnosticId.NT9001), out var everywhere) ? everywhere : ReportDiagnostic.Default)
        || compilation.Options.SyntaxTreeOptionsProvider is { } options && options.TryGetDiagnosticValue(tree, nameof(DiagnosticId.NT9001), cancellation, out var here) && IsShown(here);

    public static IEnumerable<Finding> Of(IReadOnlyDictionary<SyntaxNode, TensorType> types) =>
        from known in types
        where IsNamed(known.Key) && !known.Value.Equals(TensorType.Unknown)
        select new Finding(new Conflict(DiagnosticId.NT9001, "Type", ("type", known.Value)), known.Key, []);

    static bool IsShown(ReportDiagnostic severity) => severity is ReportDiagnostic.Info or ReportDiagnostic.Warn or ReportDiagnostic.Error or ReportDiagnostic.Hidden;

    static bool IsNamed(SyntaxNode node) => node.Parent switch
    {
        EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == node,
        _ => false,
    };
}
