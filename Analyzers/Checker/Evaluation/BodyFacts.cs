using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What the text of a body says, whatever flows: which variables nested functions write, where nothing is reported, which name rules hold where.</summary>
internal sealed class BodyFacts(
    ImmutableHashSet<ISymbol> shared, ImmutableHashSet<ISymbol> rewritten, ImmutableArray<TextSpan> silent, ImmutableArray<TextSpan> pyTorch, bool writesElements)
{
    /// <summary>Of a body that could not be read.</summary>
    public static BodyFacts None { get; } = new([], [], [], [], true);

    /// <summary>True if an array element is assigned anywhere: then what arrays hold is not followed through variables.</summary>
    public bool WritesElements => writesElements;

    /// <summary>True for variables that a nested function or a ref alias writes: any call may change them.</summary>
    public bool IsShared(ISymbol variable) => variable is ILocalSymbol { IsRef: true } or IParameterSymbol { RefKind: RefKind.Ref } || shared.Contains(variable);

    /// <summary>True for variables with more than one assignment.</summary>
    public bool IsRewritten(ISymbol variable) => rewritten.Contains(variable);

    /// <summary>True where an exception is expected: nothing is reported.</summary>
    public bool IsSilent(TextSpan at) => Within(silent, at);

    /// <summary>The name rules at a place.</summary>
    public NameRules RulesAt(TextSpan at) => Within(pyTorch, at) ? NameRules.PyTorch : NameRules.Strict;

    static bool Within(ImmutableArray<TextSpan> spans, TextSpan at)
    {
        foreach (var span in spans)
            if (span.Contains(at)) return true;
        return false;
    }
}
