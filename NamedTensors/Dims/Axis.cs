namespace NamedTorch;

/// <summary>A dim together with a size: <c>Batch[32]</c>, <c>("batch", 32)</c>, or a bare <c>32</c> for an unnamed one.</summary>
public readonly struct Axis : IEquatable<Axis>
{
    /// <summary>A sized dim.</summary>
    /// <param name="dim">The dim; null = unnamed.</param>
    /// <param name="size">Elements; −1 where an operation may infer it.</param>
    public Axis(Dim? dim, long size) => (Dim, Size) = (dim, size);

    /// <summary>The dim; null = unnamed.</summary>
    public Dim? Dim { get; }

    /// <summary>Elements; −1 where an operation may infer it.</summary>
    public long Size { get; }

    /// <summary>An unnamed axis.</summary>
    public static implicit operator Axis(int size) => new(null, size);

    /// <summary>An unnamed axis.</summary>
    public static implicit operator Axis(long size) => new(null, size);

    /// <summary>A named axis, or an unnamed one where the name is null, and under PyTorch's rules where it is <c>"*"</c>.</summary>
    /// <exception cref="InvalidNameException">NT1011: no identifier.</exception>
    public static implicit operator Axis((string? Name, long Size) axis) =>
        new(axis.Name is null || DimName.IsUnnamed(axis.Name) ? null : (Dim)axis.Name, axis.Size);

    /// <summary>Equal dims and sizes.</summary>
    public static bool operator ==(Axis left, Axis right) => left.Equals(right);

    /// <summary>Different dims or sizes.</summary>
    public static bool operator !=(Axis left, Axis right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Axis other) => Dim == other.Dim && Size == other.Size;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Axis other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Dim?.GetHashCode() ?? 0) * 31 + Size.GetHashCode();

    /// <summary>"time 128", or "? 128".</summary>
    public override string ToString() => (Dim?.Name ?? "?") + " " + new Size(Size);
}

// Here rather than in Dim.cs, so that the files depend on each other in one direction only.
public sealed partial class Dim
{
    /// <summary>This dim with a size: <c>Batch[32]</c>.</summary>
    /// <param name="size">Elements; −1 where an operation may infer it.</param>
    public Axis this[long size] => new(this, size);
}
