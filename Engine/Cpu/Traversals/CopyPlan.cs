using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>
/// The dims of a copy, largest step of the target first, size-1 dims dropped, neighbours merged where both sides step evenly. The
/// last dim is the run; where the source steps by 1 along another dim, that dim stands before it: together they are a plane.
/// </summary>
unsafe struct CopyPlan
{
    internal int Rank;
    internal bool IsPlane;
    internal fixed long Sizes[DimList.MaxRank];
    internal fixed long To[DimList.MaxRank];
    internal fixed long From[DimList.MaxRank];

    internal CopyPlan(Tensor target, Tensor source)
    {
        int extra = target.Rank - source.Rank;
        for (int d = 0; d < target.Rank; d++)
        {
            if (target.Sizes[d] == 1) continue;
            long to = target.Strides[d], from = d < extra || source.Sizes[d - extra] == 1 ? 0 : source.Strides[d - extra];
            int at = Rank++;
            for (; at > 0 && Math.Abs(To[at - 1]) < Math.Abs(to); at--) Move(at, at - 1);
            (Sizes[at], To[at], From[at]) = (target.Sizes[d], to, from);
        }
        Merge();
        if (Rank < 2 || To[Rank - 1] != 1 || From[Rank - 1] is 1 or 0) return;
        for (int d = Rank - 2; d >= 0 && !IsPlane; d--)
            if (From[d] == 1 && Sizes[d] >= 4 && Sizes[Rank - 1] >= 4) Pair(d);
    }

    internal readonly long Count
    {
        get
        {
            long count = 1;
            for (int d = 0; d < Rank; d++) count *= Sizes[d];
            return count;
        }
    }

    /// <summary>Where a number of the leading dims starts on both sides.</summary>
    internal readonly void Start(int leading, long number, out long to, out long from)
    {
        (to, from) = (0, 0);
        for (int d = leading - 1; d >= 0 && number != 0; d--)
        {
            long at = number % Sizes[d];
            number /= Sizes[d];
            to += at * To[d];
            from += at * From[d];
        }
    }

    void Merge()
    {
        int kept = 0;
        for (int d = 1; d < Rank; d++)
            if (To[kept] == To[d] * Sizes[d] && From[kept] == From[d] * Sizes[d]) (Sizes[kept], To[kept], From[kept]) = (Sizes[kept] * Sizes[d], To[d], From[d]);
            else Move(++kept, d);
        if (Rank > 0) Rank = kept + 1;
    }

    void Pair(int d)
    {
        var (size, to, from) = (Sizes[d], To[d], From[d]);
        for (; d < Rank - 2; d++) Move(d, d + 1);
        (Sizes[d], To[d], From[d]) = (size, to, from);
        IsPlane = true;
    }

    void Move(int to, int from) => (Sizes[to], To[to], From[to]) = (Sizes[from], To[from], From[from]);
}
