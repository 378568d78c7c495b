using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Analyzers.Completion;

/// <summary>Where a dim is wanted, inside a string or as an argument, the dims that the tensors of the call have at this place.</summary>
[ExportCompletionProvider(nameof(DimNameCompletion), LanguageNames.CSharp), Shared]
public sealed class DimNameCompletion : CompletionProvider
{
    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind != CompletionTriggerKind.Insertion || trigger.Character is '"' or '(' or ',' or ' ' || char.IsLetter(trigger.Character);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        var token = root.FindToken(Math.Max(0, context.Position - 1));
        bool isText = token.IsKind(SyntaxKind.StringLiteralToken) && token.SpanStart < context.Position;
        if (token.Parent?.FirstAncestorOrSelf<ArgumentListSyntax>() is not { Parent: InvocationExpressionSyntax call } list || context.Position <= list.OpenParenToken.SpanStart) return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        var place = new DimPlace(model, call, list.Arguments.Count(a => a.Span.End < context.Position));
        if (!place.WantsDim(context.CancellationToken)) return;
        foreach (var (name, type) in place.Dims(context.CancellationToken))
        {
            string shown = isText || place.IsInSight(name) ? name : $"\"{name}\"";
            context.AddItem(CompletionItem.Create(shown, filterText: name, sortText: "\u0001" + name, tags: [WellKnownTags.Constant], inlineDescription: type));
        }
    }
}
