using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>
/// The ids that a call may throw, for all the checker knows; where everything is known there are none. They decide whether the id of
/// a conflict that is found later, or beside them, is certain.
/// </summary>
internal readonly struct Risks
{
    readonly ulong bits;

    Risks(ulong bits) => this.bits = bits;

    public static Risks None => default;

    public static Risks All => new(ulong.MaxValue);

    /// <summary>NT1001 and NT1002.</summary>
    public static Risks Names => DiagnosticId.NT1001 | (Risks)DiagnosticId.NT1002;

    public bool Any => bits != 0;

    public static implicit operator Risks(DiagnosticId id) => new(1UL << Bit(id));

    public static Risks operator |(Risks left, Risks right) => new(left.bits | right.bits);

    public bool Contains(DiagnosticId id) => (bits & 1UL << Bit(id)) != 0;

    /// <summary>True if nothing but <paramref name="id"/> is among them: a later conflict of that id is certain.</summary>
    public bool AreOnly(DiagnosticId id) => (bits & ~(1UL << Bit(id))) == 0;

    /// <summary>
    /// True if a conflict of <paramref name="id"/> in a call around the one that has these risks is certain: conflicts of names are
    /// looked for before those of sizes, also around them.
    /// </summary>
    public bool YieldTo(DiagnosticId id) => id < DiagnosticId.NT2001 ? new Risks(bits & ~sizes).AreOnly(id) : AreOnly(id);

    /// <summary>True if a conflict of <paramref name="id"/> found beside them is certain: the catalogue's order decides.</summary>
    public bool AreNotBefore(DiagnosticId id) => (bits & (1UL << Bit(id)) - 1) == 0;

    /// <summary>Those that come before sizes.</summary>
    public Risks OfNames => new(bits & (1UL << Bit(DiagnosticId.NT2001)) - 1);

    static readonly ulong sizes = (DiagnosticId.NT2001 | (Risks)DiagnosticId.NT2002 | DiagnosticId.NT2003 | DiagnosticId.NT2004 | DiagnosticId.NT2006).bits;

    // In the catalogue's order: names, sizes, contracts, the rest.
    static int Bit(DiagnosticId id) => (int)id switch
    {
        < 2000 => Math.Min((int)id - 1001, 30),
        < 3000 => 31 + Math.Min((int)id - 2001, 15),
        < 4000 => 47 + Math.Min((int)id - 3001, 7),
        _ => 55,
    };
}
