using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;

namespace NamedTorch.Analyzers.Rules;

/// <summary>Looks at every reachable arrival, once, after the flow has settled.</summary>
internal abstract class ArrivalRule
{
    public abstract void Check(Arrival arrival, Contracts contracts, Report report);
}
