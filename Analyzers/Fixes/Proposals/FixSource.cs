namespace NamedTorch.Analyzers.Fixes.Proposals;

/// <summary>Knows ways to mend some diagnostics. It may propose freely: what does not hold is not offered.</summary>
internal abstract class FixSource
{
    /// <summary>The diagnostics it knows about.</summary>
    public abstract IReadOnlyList<string> Ids { get; }

    /// <summary>The keys that its candidates may have, up to a colon.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>Ways to mend one report, the likeliest first.</summary>
    public abstract IEnumerable<Candidate> For(Problem problem);
}
