using System.Collections.Immutable;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Every rule that wants to see calls or arrivals.</summary>
internal static class RuleSet
{
    public static ImmutableArray<CallRule> Calls { get; } = [];

    public static ImmutableArray<ArrivalRule> Arrivals { get; } = [];
}
