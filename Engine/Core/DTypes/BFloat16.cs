using System.Globalization;

namespace NamedTorch;

/// <summary>A float32 cut to its upper 16 bits: 8 exponent and 7 fraction bits, rounded to nearest even.</summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    readonly ushort bits;

    BFloat16(ushort bits) => this.bits = bits;

    /// <summary>The value with the given bit pattern.</summary>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The bit pattern.</summary>
    public ushort ToBits() => bits;

    /// <summary>Rounds to nearest even; NaN stays NaN.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint u = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? new(0x7FC0) : new((ushort)((u + 0x7FFF + (u >> 16 & 1)) >> 16));
    }

    /// <summary>Exact.</summary>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.bits << 16);

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => (float)this == (float)other;
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();
    /// <summary>Equal values.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => left.Equals(right);
    /// <summary>Different values.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => !left.Equals(right);
    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}
