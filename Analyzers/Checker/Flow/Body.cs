using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Symbols;

namespace NamedTorch.Analyzers.Flow;

/// <summary>An executable body with everything that is nested in it.</summary>
/// <param name="compilation">What is read once per compilation.</param>
/// <param name="facts">What its text says.</param>
/// <param name="source">Values that no signature states.</param>
/// <param name="inspects">Keeps the types of all expressions.</param>
/// <param name="budget">Operations to evaluate before giving up.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Body(CheckedCompilation compilation, BodyFacts facts, ValueSource source, bool inspects, int budget, CancellationToken cancellation)
{
    public CheckedCompilation Compilation => compilation;

    public BodyFacts Facts => facts;

    public ValueSource Source => source;

    public bool Inspects => inspects;

    public CancellationToken Cancellation => cancellation;

    public Solution Solution { get; } = new();

    /// <summary>Counts steps; false once the budget is spent.</summary>
    public bool Spend(int steps)
    {
        budget -= steps;
        if (budget < 0) Solution.GaveUp = true;
        return budget >= 0;
    }
}
