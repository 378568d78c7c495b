namespace NamedTorch;

/// <summary>A place in an index, as far as it is known: C#'s <c>Index</c> with a size that may be a formula or unknown.</summary>
/// <param name="value">How far from the start, or from the end.</param>
/// <param name="isFromEnd">True for <c>^value</c>. Of an unknown value this is not known either.</param>
public readonly struct IndexBound(Size value, bool isFromEnd = false) : IEquatable<IndexBound>
{
    /// <summary>How far from the start, or from the end.</summary>
    public Size Value { get; } = value;

    /// <summary>True for <c>^value</c>.</summary>
    public bool IsFromEnd { get; } = isFromEnd;

    /// <summary>A place of which nothing is known.</summary>
    public static IndexBound Unknown => new(Size.Unknown);

    /// <summary>A place from the start; negative ones count from the end.</summary>
    public static implicit operator IndexBound(long place) => place < 0 ? new(-place, true) : new(place);

    /// <summary>The place counted from the start of a dim of this size; null where it is not known.</summary>
    internal long? From(long size) => !Value.IsConstant || IsFromEnd && size < 0 ? null : IsFromEnd ? size - Value.Code : Value.Code;

    /// <summary>Equal places.</summary>
    public static bool operator ==(IndexBound left, IndexBound right) => left.Equals(right);

    /// <summary>Different places.</summary>
    public static bool operator !=(IndexBound left, IndexBound right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(IndexBound other) => Value == other.Value && IsFromEnd == other.IsFromEnd;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IndexBound other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode() * 2 + (IsFromEnd ? 1 : 0);

    /// <summary>"3", "^1", "_".</summary>
    public override string ToString() => (IsFromEnd ? "^" : "") + Value;
}
