namespace NamedTorch;

/// <summary>What the checker knows of an axis in an argument: <c>Batch[n]</c>, whose size may be a formula or not known at all.</summary>
/// <param name="slot">Its dim, which may be unknown.</param>
/// <param name="size">Its size; the constant −1, which asks for the size to be inferred, is <c>(Size)0 - 1</c>.</param>
public readonly struct KnownAxis(DimSlot slot, Size size) : IEquatable<KnownAxis>
{
    /// <summary>Its dim, which may be unknown.</summary>
    public DimSlot Slot { get; } = slot;

    /// <summary>Its size; below 0 only as a formula (<see cref="NamedTorch.Size.NegativeConstant"/>).</summary>
    public Size Size { get; } = size;

    /// <summary>An axis of which everything is known.</summary>
    public static implicit operator KnownAxis(Axis axis) =>
        new(DimSlot.Of(axis.Dim?.Name), axis.Size >= 0 ? axis.Size : (Size)0 - new Size(checked(-axis.Size)));

    /// <summary>True for a size of −1, which is to be inferred from the others.</summary>
    public bool IsInferred => Size.NegativeConstant == -1;

    /// <summary>Equal dims and sizes.</summary>
    public static bool operator ==(KnownAxis left, KnownAxis right) => left.Equals(right);

    /// <summary>Different dims or sizes.</summary>
    public static bool operator !=(KnownAxis left, KnownAxis right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(KnownAxis other) => Slot == other.Slot && Size == other.Size;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KnownAxis other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Slot.GetHashCode() * 31 + Size.GetHashCode();

    /// <summary>"time 128", "? 128", "_ _".</summary>
    public override string ToString() => Slot + " " + Size;
}
