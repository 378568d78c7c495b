namespace NamedTorch;

/// <summary>
/// One index of <c>x[…]</c>: a place (Index), a Range with an optional step, an integer or bool tensor, a new axis, or the rest;
/// for the dim it stands at, or for a named one.
/// </summary>
public readonly struct At
{
    At(AtKind kind, Dim? dim, Index place = default, Range range = default, long step = 1, Tensor? tensor = null, bool flag = false)
    {
        (Kind, Dim, Place, Range, Step, Tensor, Flag) = (kind, dim, place, range, step, tensor, flag);
    }

    /// <summary>What kind of index.</summary>
    public AtKind Kind { get; }
    /// <summary>The dim, or null for the one at this position.</summary>
    public Dim? Dim { get; }
    /// <summary>The place of a <see cref="AtKind.Place"/>.</summary>
    public Index Place { get; }
    /// <summary>The range of a <see cref="AtKind.Range"/>.</summary>
    public Range Range { get; }
    /// <summary>Every how many elements of the range; at least 1.</summary>
    public long Step { get; }
    /// <summary>The indices or mask of a <see cref="AtKind.Tensor"/>.</summary>
    public Tensor? Tensor { get; }
    /// <summary>The value of a <see cref="AtKind.Flag"/>.</summary>
    public bool Flag { get; }

    /// <summary>All dims not mentioned.</summary>
    public static At Rest => new(AtKind.Rest, null);
    /// <summary>A new unit dim; its name may be given.</summary>
    public static At New(Dim? name = null) => new(AtKind.New, name);

    /// <summary>A place.</summary>
    public static implicit operator At(int place) => new(AtKind.Place, null, place < 0 ? ^-place : place);
    /// <summary>A place, <c>^1</c> the last.</summary>
    public static implicit operator At(Index place) => new(AtKind.Place, null, place);
    /// <summary>A range; <c>..</c> takes the whole dim.</summary>
    public static implicit operator At(Range range) => new(AtKind.Range, null, range: range);
    /// <summary>A range with a step.</summary>
    public static implicit operator At((Range Range, long Step) range) => new(AtKind.Range, null, range: range.Range, step: range.Step);
    /// <summary>Indices (integers) or a mask (bool).</summary>
    public static implicit operator At(Tensor tensor) => new(AtKind.Tensor, null, tensor: Given(tensor, "indices"));
    /// <summary>true adds a dim of size 1, false one of size 0.</summary>
    public static implicit operator At(bool flag) => new(AtKind.Flag, null, flag: flag);
    /// <summary>A place of a named dim.</summary>
    public static implicit operator At((Dim Dim, int Place) at) => new(AtKind.Place, Given(at.Dim, "dim"), at.Place < 0 ? ^-at.Place : at.Place);
    /// <summary>A place of a named dim.</summary>
    public static implicit operator At((Dim Dim, Index Place) at) => new(AtKind.Place, Given(at.Dim, "dim"), at.Place);
    /// <summary>A range of a named dim.</summary>
    public static implicit operator At((Dim Dim, Range Range) at) => new(AtKind.Range, Given(at.Dim, "dim"), range: at.Range);
    /// <summary>A range with a step of a named dim.</summary>
    public static implicit operator At((Dim Dim, Range Range, long Step) at) => new(AtKind.Range, Given(at.Dim, "dim"), range: at.Range, step: at.Step);
    /// <summary>Indices or a mask for a named dim.</summary>
    public static implicit operator At((Dim Dim, Tensor Tensor) at) => new(AtKind.Tensor, Given(at.Dim, "dim"), tensor: Given(at.Tensor, "indices"));

    static T Given<T>(T? value, string name) where T : class => value ?? throw new ArgumentNullException(name);
}
