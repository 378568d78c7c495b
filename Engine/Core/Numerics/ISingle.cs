namespace NamedTorch.Numerics;

/// <summary>A lane of float32 whose numbers can be taken apart into exponent and fraction.</summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface ISingle<V> : IReal<V> where V : ISingle<V>
{
    /// <summary>2ⁿ for a whole n from −126 to 127.</summary>
    static abstract V PowerOfTwo(V n);
    /// <summary>x · 2ⁿ for a whole n from −252 to 254, rounded once where the result is denormal.</summary>
    static abstract V Scale(V x, V n);
    /// <summary>x, but not below least and not above most; NaN stays.</summary>
    static abstract V Limit(V x, V least, V most);
    /// <summary>x = fraction · 2ᵉ with the fraction in [√½, √2), for a positive normal x.</summary>
    static abstract V Split(V x, out V exponent);
}
