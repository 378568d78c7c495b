namespace NamedTorch.Inference;

/// <summary>Where a dim that an argument names stands in a type.</summary>
/// <param name="At">Its position, or <see cref="Unknown"/>.</param>
/// <param name="Candidates">Where the position is not known: one bit for every known dim that it may be.</param>
/// <param name="IsHidden">True if it may be one of the dims in front of an open type's known ones.</param>
internal readonly record struct Place(int At, ulong Candidates, bool IsHidden)
{
    /// <summary>The position of what the checker cannot place.</summary>
    public const int Unknown = -1;

    public static Place Known(int at) => new(at, 1UL << at, false);

    public bool IsKnown => At >= 0;

    /// <summary>True if the two may be the same dim.</summary>
    public bool MayBe(Place other) => IsHidden && other.IsHidden || (Candidates & other.Candidates) != 0;

    /// <summary>The first position behind all that it may be; 0 if it is hidden.</summary>
    public int End => EndOf(Candidates);

    /// <summary>The first position behind all of a set of positions.</summary>
    public static int EndOf(ulong candidates)
    {
        int end = 0;
        while (candidates != 0)
        {
            candidates >>= 1;
            end++;
        }
        return end;
    }
}
