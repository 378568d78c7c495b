namespace NamedTorch;

/// <summary>A dim as an argument: by name, by position, or <c>..</c> for all dims that are not mentioned.</summary>
public readonly struct DimRef : IEquatable<DimRef>
{
    DimRef(DimRefKind kind, string? name, int position) => (Kind, Name, Position) = (kind, name, position);

    /// <summary>How the dim is meant.</summary>
    public DimRefKind Kind { get; }

    /// <summary>The name where <see cref="Kind"/> is <see cref="DimRefKind.Name"/>.</summary>
    public string? Name { get; }

    /// <summary>The position where <see cref="Kind"/> is <see cref="DimRefKind.Position"/>; −1 = last.</summary>
    public int Position { get; }

    /// <summary>All dims that are not mentioned; C# writes it <c>..</c>.</summary>
    public static DimRef Rest => new(DimRefKind.Rest, null, 0);

    /// <summary>No dim: an unnamed slot in a list of names. The same as <c>default</c> and <c>null</c>.</summary>
    public static DimRef Unnamed => default;

    /// <summary>By name.</summary>
    public static implicit operator DimRef(Dim? dim) => dim is null ? default : new(DimRefKind.Name, dim.Name, 0);

    /// <summary>By name; <c>null</c> = unnamed, <c>".."</c> and <c>"..."</c> = the rest; under PyTorch's rules <c>"*"</c> = unnamed.</summary>
    /// <exception cref="InvalidNameException">NT1011: no identifier.</exception>
    public static implicit operator DimRef(string? name) => name switch
    {
        null => default,
        ".." or "..." => Rest,
        _ => DimName.IsUnnamed(name) ? default : new(DimRefKind.Name, DimName.Check("Dim", name), 0),
    };

    /// <summary>By position; negative positions count from the end, −1 is the last dim.</summary>
    public static implicit operator DimRef(int position) => new(DimRefKind.Position, null, position);

#if NET
    /// <summary>By position: <c>^1</c> is the last dim.</summary>
    public static implicit operator DimRef(Index index) => index.IsFromEnd ? -index.Value : index.Value;

    /// <summary>The rest; no other range than <c>..</c> is meant.</summary>
    /// <exception cref="ArgumentException">The range has a start or an end.</exception>
    public static implicit operator DimRef(Range range) => range.Equals(Range.All) ? Rest
        : throw new ArgumentException($"Among dims only a bare '..' is understood, not '{range}'.", nameof(range));
#endif

    /// <summary>Equal references: same kind and same name or position.</summary>
    public static bool operator ==(DimRef left, DimRef right) => left.Equals(right);

    /// <summary>Different references.</summary>
    public static bool operator !=(DimRef left, DimRef right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DimRef other) => Kind == other.Kind && Name == other.Name && Position == other.Position;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DimRef other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Kind * 31 + (Name?.GetHashCode() ?? Position);

    /// <summary>The name, the position, <c>..</c> or <c>?</c>.</summary>
    public override string ToString() => Kind switch
    {
        DimRefKind.Name => Name!,
        DimRefKind.Position => Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DimRefKind.Rest => "..",
        _ => "?",
    };
}

public sealed partial class Dim
{
    /// <summary>All dims that are not mentioned; for languages that cannot write <c>..</c>.</summary>
    public static DimRef Rest => DimRef.Rest;
}
