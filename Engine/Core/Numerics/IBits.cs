namespace NamedTorch.Numerics;

/// <summary>Integers and bool, bit by bit.</summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface IBits<V> : IOrdered<V> where V : IBits<V>
{
    /// <summary>a ∧ b.</summary>
    static abstract V And(V a, V b);
    /// <summary>a ∨ b.</summary>
    static abstract V Or(V a, V b);
    /// <summary>a ⊕ b.</summary>
    static abstract V Xor(V a, V b);
    /// <summary>a · 2ᵇ, bits beyond the width lost; 0 when b is not within the width.</summary>
    static abstract V ShiftLeft(V a, V b);
    /// <summary>⌊a / 2ᵇ⌋.</summary>
    static abstract V ShiftRight(V a, V b);
    /// <summary>The greatest common divisor, not negative; gcd(0, b) = |b|.</summary>
    static abstract V Gcd(V a, V b);
}
