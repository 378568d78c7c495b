using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Flow;

namespace NamedTorch.Analyzers.Cli.Findings;

/// <summary>What the checker knows about the tensors of a member, expression by expression.</summary>
static class Explanation
{
    const int Widest = 48;

    /// <summary>The types of the member that a report is in.</summary>
    internal static IReadOnlyList<string> Around(CSharpCompilation compilation, Location location) =>
        location.SourceTree is { } tree && tree.GetRoot().FindNode(location.SourceSpan) is var node && node.AncestorsAndSelf().FirstOrDefault(IsMember) is { } member ? Of(compilation, member) : [];

    internal static IEnumerable<SyntaxNode> Members(SyntaxTree tree) => tree.GetRoot().DescendantNodesAndSelf(static n => n is CompilationUnitSyntax || !IsMember(n)).Where(IsMember);

    /// <summary>A line per expression: "12:9   x.Sum(Time)   (batch 8)".</summary>
    internal static IReadOnlyList<string> Of(CSharpCompilation compilation, SyntaxNode member)
    {
        var types = TypeInspection.All(compilation.GetSemanticModel(member.SyntaxTree), member, CancellationToken.None).OrderBy(static t => t.Key.SpanStart).ThenByDescending(static t => t.Key.Span.Length).ToList();
        var rows = types.Select(static t => (Place(t.Key), Text: Short(t.Key), Type: t.Value.ToString())).Distinct().ToList();
        int width = rows.Count == 0 ? 0 : rows.Max(static r => r.Text.Length);
        return [.. rows.Select(r => $"{r.Item1,-8} {r.Text.PadRight(width)}  {r.Type}")];
    }

    // Top-level statements are one member together: the compilation unit.
    static bool IsMember(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax || node is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement);

    static string Place(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition is var at ? $"{at.Line + 1}:{at.Character + 1}" : "";

    static string Short(SyntaxNode node)
    {
        string text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Widest ? text : text[..(Widest - 1)] + "…";
    }
}
