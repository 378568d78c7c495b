using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NamedTorch.Analyzers.Fixes.Proposals;
using NamedTorch.Analyzers.Fixes.Sources;

namespace NamedTorch.Analyzers.Fixes;

/// <summary>Offers what mends a report of the checker. Nothing is offered that does not compile or that the checker would report again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NamedTensorFixes : CodeFixProvider
{
    static readonly ImmutableArray<FixSource> sources =
        [new NearestName(), new Alignment(), new Squeezing(), new Renaming(), new Rest(), new NamedSqueeze(), new UnnamedOperand(), new ContractAlignment(), new NameOfPosition(), new Redundancy(), new ExplicitName(), new InheritedContract(), new InferredContract()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. sources.SelectMany(static s => s.Ids).Distinct()];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var problem = new Problem(diagnostic, root, model, context.CancellationToken);
            foreach (var candidate in sources.Where(s => s.Ids.Contains(diagnostic.Id)).SelectMany(s => s.For(problem)))
                if (await Verification.Try(context.Document, root, candidate, context.CancellationToken).ConfigureAwait(false) is { } changed)
                    context.RegisterCodeFix(CodeAction.Create(candidate.Title, _ => Task.FromResult(changed), candidate.Key), diagnostic);
        }
    }
}
