using System.Collections.Immutable;
using NamedTorch.Analyzers.Evaluation;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Every rule that wants to see calls or arrivals, and the source of values that no signature states.</summary>
internal static class RuleSet
{
    public static ImmutableArray<CallRule> Calls { get; } = [];

    public static ImmutableArray<ArrivalRule> Arrivals { get; } = [];

    public static ValueSource Source { get; } = ValueSource.None;
}
