using System.Numerics;

namespace NamedTorch.Numerics;

/// <summary>The arithmetic of a floating-point formula. What is not here is a <see cref="IScalarFunction"/>, element by element.</summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface IReal<V> : IOrdered<V>, IDivisionOperators<V, V, V> where V : IReal<V>
{
    /// <summary>√x.</summary>
    static abstract V Sqrt(V x);
    /// <summary>eˣ.</summary>
    static abstract V Exp(V x);
    /// <summary>ln x.</summary>
    static abstract V Log(V x);
    /// <summary>sin x, x in radians.</summary>
    static abstract V Sin(V x);
    /// <summary>cos x, x in radians.</summary>
    static abstract V Cos(V x);
    /// <summary>tanh x.</summary>
    static abstract V Tanh(V x);
    /// <summary>The error function.</summary>
    static abstract V Erf(V x);
    /// <summary>The largest integer not above x.</summary>
    static abstract V Floor(V x);
    /// <summary>The nearest integer, halves to even.</summary>
    static abstract V Round(V x);
    /// <summary>The magnitude of the one with the sign bit of the other, zeros and NaN included.</summary>
    static abstract V CopySign(V magnitude, V sign);
    /// <summary>The representable number next to x in the direction of y; x itself where they are equal.</summary>
    static abstract V NextAfter(V x, V y);
    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);
    /// <summary>A function of one variable that has no lane form, element by element.</summary>
    static abstract V Apply<TFunction>(V x) where TFunction : struct, IScalarFunction;
    /// <summary>A function of two variables that has no lane form, element by element.</summary>
    static abstract V Apply<TFunction>(V x, V y) where TFunction : struct, IScalarFunction2;
    /// <summary>The state after the steps of a loop; only formulas that are written down for a device have any.</summary>
    /// <exception cref="NotSupportedException">This lane computes, and uses <see cref="IScalarFunction.Value"/> instead.</exception>
    static virtual V[] Repeat<TLoop>(V[] state) where TLoop : struct, ILoop => throw new NotSupportedException();
}
