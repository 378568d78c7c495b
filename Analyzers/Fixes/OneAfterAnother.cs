using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes;

/// <summary>
/// Fixes all reports of a document in turn, the checker looking again after each: a fix may bring to light what an earlier report kept silent,
/// and two fixes never meet in one place.
/// </summary>
internal sealed class OneAfterAnother : DocumentBasedFixAllProvider
{
    const int Most = 1000;

    public static OneAfterAnother Instance { get; } = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.IsEmpty) return document;
        int from = 0;
        for (int i = 0; i < Most; i++)
        {
            if (await document.GetSemanticModelAsync(fixAllContext.CancellationToken).ConfigureAwait(false) is not { } model) return document;
            var reports = await Verification.Reports(document, model, span: null, fixAllContext.CancellationToken).ConfigureAwait(false);
            var next = reports.Where(r => fixAllContext.DiagnosticIds.Contains(r.Id) && r.Location.SourceSpan.Start >= from).OrderBy(static r => r.Location.SourceSpan.Start).FirstOrDefault();
            if (next is null) return document;
            var root = await model.SyntaxTree.GetRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            // A batch tool asks with the key of the first report that it sees, which may be of another rule: then the likeliest fix is meant.
            string? key = fixAllContext.CodeActionEquivalenceKey;
            var candidates = FixCatalogue.For(next, root, model, fixAllContext.CancellationToken).Where(c => c.Key == key || !FixCatalogue.Knows(next.Id, key));
            var changed = await Fixed(document, root, candidates, fixAllContext.CancellationToken).ConfigureAwait(false);
            // What cannot be fixed stays, and the next is looked for behind it.
            from = next.Location.SourceSpan.Start + (changed is null ? 1 : 0);
            document = changed ?? document;
        }
        return document;
    }

    static async Task<Document?> Fixed(Document document, SyntaxNode root, IEnumerable<Candidate> candidates, CancellationToken cancellation)
    {
        foreach (var candidate in candidates)
            if (await Verification.Try(document, root, candidate, cancellation).ConfigureAwait(false) is { } changed) return changed;
        return null;
    }
}
