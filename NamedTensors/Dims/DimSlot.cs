namespace NamedTorch;

/// <summary>One dim of a type, without its size.</summary>
public readonly struct DimSlot : IEquatable<DimSlot>
{
    DimSlot(DimKind kind, string? name, DimUnit unit) => (Kind, Name, Unit) = (kind, name, unit);

    /// <summary>Whether the dim has a name, has none, or is unknown.</summary>
    public DimKind Kind { get; }

    /// <summary>The name where <see cref="Kind"/> is <see cref="DimKind.Named"/>, else null.</summary>
    public string? Name { get; }

    /// <summary>
    /// True for a size-1 dim made by aligning, by keeping a reduced dim or by inserting one:
    /// the only named size-1 dim that may stretch.
    /// </summary>
    public bool IsUnit => Unit == DimUnit.Yes;

    /// <summary>Whether the dim is a unit, is none, or the checker cannot tell.</summary>
    public DimUnit Unit { get; }

    /// <summary>A dim without a name; the same as <c>default</c>.</summary>
    public static DimSlot Unnamed => default;

    /// <summary>A dim about which nothing is known.</summary>
    public static DimSlot Unknown => new(DimKind.Unknown, null, DimUnit.Maybe);

    /// <summary>A dim of that name; null = unnamed. The spelling is checked when the slot enters a <see cref="DimList"/>.</summary>
    public static DimSlot Of(string? name, bool isUnit = false) =>
        Of(name, isUnit ? DimUnit.Yes : DimUnit.No);

    /// <summary>A dim of that name, which may be a unit; null = unnamed.</summary>
    public static DimSlot Of(string? name, DimUnit unit) => new(name is null ? DimKind.Unnamed : DimKind.Named, name, unit);

    /// <summary>The slot of that name; null = unnamed.</summary>
    public static implicit operator DimSlot(string? name) => Of(name);

    /// <summary>The same dim with or without the unit mark.</summary>
    public DimSlot WithUnit(bool isUnit) => WithUnit(isUnit ? DimUnit.Yes : DimUnit.No);

    /// <summary>The same dim with another unit mark.</summary>
    public DimSlot WithUnit(DimUnit unit) => new(Kind, Name, unit);

    /// <summary>The same unit mark under another name; null = unnamed.</summary>
    public DimSlot WithName(string? name) => Of(name, Unit);

    /// <summary>Equal in name, kind and unit mark.</summary>
    public static bool operator ==(DimSlot left, DimSlot right) => left.Equals(right);

    /// <summary>Different in name, kind or unit mark.</summary>
    public static bool operator !=(DimSlot left, DimSlot right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DimSlot other) => Kind == other.Kind && Unit == other.Unit && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DimSlot other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((Name?.GetHashCode() ?? (int)Kind) << 2) | (int)Unit;

    /// <summary>The name, <c>?</c> for unnamed, <c>_</c> for unknown.</summary>
    public override string ToString() => Name ?? (Kind == DimKind.Unknown ? "_" : "?");
}
