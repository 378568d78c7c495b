namespace NamedTorch.Numerics;

/// <summary>A ring with order. A comparison makes a mask: a value that only Select, Both, Either and Not may read.</summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface IOrdered<V> : IRing<V> where V : IOrdered<V>
{
    /// <summary>The smaller; NaN when either is NaN.</summary>
    static abstract V Min(V a, V b);
    /// <summary>The larger; NaN when either is NaN.</summary>
    static abstract V Max(V a, V b);
    /// <summary>The magnitude.</summary>
    static abstract V Abs(V x);
    /// <summary>a &lt; b; false when either is NaN.</summary>
    static abstract V Less(V a, V b);
    /// <summary>a ≤ b; false when either is NaN.</summary>
    static abstract V LessOrEqual(V a, V b);
    /// <summary>a = b; false when either is NaN.</summary>
    static abstract V Equal(V a, V b);
    /// <summary>Where the mask holds <paramref name="then"/>, elsewhere <paramref name="otherwise"/>; what is not taken does not matter, NaN included.</summary>
    static abstract V Select(V mask, V then, V otherwise);
    /// <summary>Both masks hold.</summary>
    static abstract V Both(V mask, V other);
    /// <summary>At least one mask holds.</summary>
    static abstract V Either(V mask, V other);
    /// <summary>The mask does not hold.</summary>
    static abstract V Not(V mask);
    /// <summary>The quotient without its fraction (toward zero). An integer divided by 0 gives 0.</summary>
    static abstract V Quotient(V a, V b);
    /// <summary>a − b·Quotient(a, b) without rounding error: the sign of a. An integer modulo 0 is itself.</summary>
    static abstract V Modulo(V a, V b);
    /// <summary>aᵇ. For integers a negative b gives 0 except for a = ±1.</summary>
    static abstract V Pow(V a, V b);
}
