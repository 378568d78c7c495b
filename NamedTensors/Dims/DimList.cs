using System.Collections;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>
/// An ordered list of dims without sizes. Lists are interned: equal lists are the same object, so comparing two is comparing
/// references. Named dims are distinct. Immutable, thread-safe. The first 4,096 lists of a process are kept (about 200 bytes each,
/// and a program has few), those beyond only as long as they are in use.
/// </summary>
public sealed class DimList : IReadOnlyList<DimSlot>
{
    /// <summary>The largest number of dims a tensor may have.</summary>
    public const int MaxRank = 64;

    static int lastId;

    readonly DimSlot[] slots;
    readonly Branches<DimList> next = new();

    // Holds what this list is found by.
    readonly DimList? before;

    DimList(DimSlot[] slots, bool isOpen, DimList? before = null)
    {
        this.before = before;
        this.slots = slots;
        IsOpen = isOpen;
        Id = Interlocked.Increment(ref lastId);
        foreach (var slot in slots)
        {
            HasNames |= slot.Kind == DimKind.Named;
            HasUnits |= slot.IsUnit;
            HasUnknown |= slot.Kind == DimKind.Unknown;
            IsVague |= slot.Unit == DimUnit.Maybe;
        }
        HasUnknown |= isOpen;
        IsVague |= HasUnknown;
    }

    /// <summary>The list without dims.</summary>
    public static DimList Empty { get; } = new([], isOpen: false);

    /// <summary>The list of which nothing is known, not even the length; for the checker only.</summary>
    public static DimList Open { get; } = new([], isOpen: true);

    /// <summary>A small number, different for every list.</summary>
    public int Id { get; }

    /// <summary>The number of dims; of the known ones at the end where the list is open.</summary>
    public int Count => slots.Length;

    /// <summary>True if any dim has a name.</summary>
    public bool HasNames { get; }

    /// <summary>True if any dim is a unit.</summary>
    public bool HasUnits { get; }

    /// <summary>True if any dim is unknown, or the list is open.</summary>
    public bool HasUnknown { get; }

    /// <summary>True if the checker does not know every name and unit mark; never at run time.</summary>
    internal bool IsVague { get; }

    /// <summary>True if any number of unknown dims may precede; for the checker only.</summary>
    public bool IsOpen { get; }

    /// <inheritdoc/>
    public DimSlot this[int index] => slots[index];

    /// <summary>A list of unnamed dims.</summary>
    /// <exception cref="InvalidNameException">NT1012: more than <see cref="MaxRank"/> dims.</exception>
    public static DimList Unnamed(int rank)
    {
        var list = Empty;
        for (int i = 0; i < rank; i++) list = list.Append(default);
        return list;
    }

    /// <summary>The list of these names; null = unnamed.</summary>
    /// <exception cref="InvalidNameException">NT1011: no identifier; NT1012: more than <see cref="MaxRank"/> dims.</exception>
    /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
    public static DimList Of(params string?[] names)
    {
        foreach (string? name in names)
            if (name is not null) DimName.Check("Names", name);
        var list = Empty;
        foreach (string? name in names) list = list.Append(DimSlot.Of(name));
        return list;
    }

    /// <summary>The list of these slots.</summary>
    /// <inheritdoc cref="Of(string?[])" path="/exception"/>
    public static DimList From(IEnumerable<DimSlot> slots, bool isOpen = false)
    {
        var list = isOpen ? Open : Empty;
        foreach (var slot in slots) list = list.Append(slot);
        return list;
    }

    /// <summary>This list with one more dim at the end.</summary>
    /// <inheritdoc cref="Of(string?[])" path="/exception"/>
    public DimList Append(DimSlot slot) => next.Find(slot) ?? Grow(slot);

    /// <summary>The position of a name, or −1.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i].Name == name && name is not null) return i;
        return -1;
    }

    /// <summary>The name at a position, or null.</summary>
    public string? NameAt(int index) => slots[index].Name;

    /// <summary>True if the dim at a position is a unit.</summary>
    public bool IsUnit(int index) => slots[index].IsUnit;

    /// <inheritdoc/>
    public IEnumerator<DimSlot> GetEnumerator() => ((IEnumerable<DimSlot>)slots).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => slots.GetEnumerator();

    /// <summary>"(batch, time, ?)".</summary>
    public override string ToString() => "(" + (IsOpen ? slots.Length == 0 ? ".." : ".., " : "") + string.Join(", ", slots) + ")";

    internal static int CreatedLists => Volatile.Read(ref lastId);

    DimList Grow(DimSlot slot)
    {
        if (slot.Name is { } name)
        {
            DimName.Check("Names", name);
            if (IndexOf(name) >= 0)
            {
                string names = ToString().TrimEnd(')') + ", " + name + ")";
                throw new DuplicateNamesException(new Conflict(DiagnosticId.NT1004, "Names", ("dim", name), ("names", names)));
            }
        }
        if (slots.Length == MaxRank)
            throw new InvalidNameException(new Conflict(DiagnosticId.NT1012, "Names", ("rank", MaxRank + 1), ("limit", MaxRank)));
        lock (next)
        {
            if (next.Find(slot) is { } list) return list;
            var longer = new DimSlot[slots.Length + 1];
            slots.CopyTo(longer, 0);
            longer[slots.Length] = slot;
            list = new(longer, IsOpen, this);
            next.Add(slot, list, list.Id);
            return list;
        }
    }
}
