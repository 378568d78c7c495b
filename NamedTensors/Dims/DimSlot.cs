namespace NamedTorch;

/// <summary>One dim of a type, without its size.</summary>
public readonly struct DimSlot : IEquatable<DimSlot>
{
    DimSlot(DimKind kind, string? name, bool isUnit) => (Kind, Name, IsUnit) = (kind, name, isUnit);

    /// <summary>Whether the dim has a name, has none, or is unknown.</summary>
    public DimKind Kind { get; }

    /// <summary>The name where <see cref="Kind"/> is <see cref="DimKind.Named"/>, else null.</summary>
    public string? Name { get; }

    /// <summary>
    /// True for a size-1 dim made by aligning, by keeping a reduced dim or by inserting one:
    /// the only named size-1 dim that may stretch.
    /// </summary>
    public bool IsUnit { get; }

    /// <summary>A dim without a name; the same as <c>default</c>.</summary>
    public static DimSlot Unnamed => default;

    /// <summary>A dim about which nothing is known.</summary>
    public static DimSlot Unknown => new(DimKind.Unknown, null, false);

    /// <summary>A dim of that name; null = unnamed. The spelling is checked when the slot enters a <see cref="DimList"/>.</summary>
    public static DimSlot Of(string? name, bool isUnit = false) =>
        new(name is null ? DimKind.Unnamed : DimKind.Named, name, isUnit);

    /// <summary>The slot of that name; null = unnamed.</summary>
    public static implicit operator DimSlot(string? name) => Of(name);

    /// <summary>The same dim with or without the unit mark.</summary>
    public DimSlot WithUnit(bool isUnit) => new(Kind, Name, isUnit);

    /// <summary>The same unit mark under another name; null = unnamed.</summary>
    public DimSlot WithName(string? name) => Of(name, IsUnit);

    /// <summary>Equal in name, kind and unit mark.</summary>
    public static bool operator ==(DimSlot left, DimSlot right) => left.Equals(right);

    /// <summary>Different in name, kind or unit mark.</summary>
    public static bool operator !=(DimSlot left, DimSlot right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DimSlot other) => Kind == other.Kind && IsUnit == other.IsUnit && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DimSlot other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((Name?.GetHashCode() ?? (int)Kind) << 1) | (IsUnit ? 1 : 0);

    /// <summary>The name, <c>?</c> for unnamed, <c>_</c> for unknown.</summary>
    public override string ToString() => Name ?? (Kind == DimKind.Unknown ? "_" : "?");
}
