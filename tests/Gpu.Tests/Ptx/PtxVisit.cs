namespace NamedTorch.Tests.Ptx;

/// <summary>Who was at a byte: the launch (from 1), the group, how many barriers it had passed, and the thread; −1 where there were several.</summary>
readonly record struct PtxVisit(int Launch, int Group, int Passed, int Thread)
{
    /// <summary>Whether nothing orders this visit and another.</summary>
    internal bool Meets(in PtxVisit other) =>
        Launch == other.Launch && (Group != other.Group || Passed == other.Passed && Thread != other.Thread);

    /// <summary>Both, as far as it matters to a later write.</summary>
    internal PtxVisit And(in PtxVisit other) =>
        Launch != other.Launch || this == other ? other : Group != other.Group ? other with { Group = -1 } : Passed != other.Passed ? other : other with { Thread = -1 };
}
