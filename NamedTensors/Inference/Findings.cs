using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What checks that stand beside each other found; the catalogue's order decides among conflicts.</summary>
internal sealed class Findings
{
    /// <summary>The conflict of the lowest id; of several with that id the one found first.</summary>
    public Conflict? First { get; private set; }

    /// <summary>What else may be thrown.</summary>
    public Risks Risks { get; private set; }

    /// <summary>True if a conflict of sizes was found, behind which one of names may be hidden.</summary>
    public bool MayHideNames { get; private set; }

    /// <summary>True if what would be thrown is certain.</summary>
    public bool IsCertain => First is not null && Risks.AreNotBefore(First.Id);

    public void Add(Conflict? conflict)
    {
        MayHideNames |= conflict is not null && Sizeless.MayHideNames(conflict);
        if (conflict is not null && (First is null || conflict.Id < First.Id)) First = conflict;
    }

    public void Add(Risks risks) => Risks |= risks;

    public void Add(Outcome outcome)
    {
        Add(outcome.Conflict);
        Add(outcome.Risks);
    }
}
