using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NamedTorch.Analyzers.Fixes;

/// <summary>Offers what mends a report of the checker. Nothing is offered that does not compile or that the checker would report again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NamedTensorFixes : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixCatalogue.Ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterAnother.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (var diagnostic in context.Diagnostics)
            foreach (var candidate in FixCatalogue.For(diagnostic, root, model, context.CancellationToken))
                if (await Verification.Try(context.Document, root, candidate, context.CancellationToken).ConfigureAwait(false) is { } changed)
                    context.RegisterCodeFix(CodeAction.Create(candidate.Title, _ => Task.FromResult(changed), candidate.Key), diagnostic);
    }
}
