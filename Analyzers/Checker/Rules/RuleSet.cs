using System.Collections.Immutable;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Modules;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Every rule that wants to see calls or arrivals, and the source of values that no signature states.</summary>
internal static class RuleSet
{
    public static ImmutableArray<CallRule> Calls { get; } = [new ArgumentContracts(), new StretchedTarget(), new UnnamedOperand(), new UnnamedSqueeze(), new PositionOfNamedDim(), new LostNames(), new Redundancy()];

    public static ImmutableArray<ArrivalRule> Arrivals { get; } = [new PlaceContracts()];

    public static ValueSource Source { get; } = new ModuleSource();
}
