namespace NamedTorch.Numerics;

/// <summary>A function of one real variable without a lane form.</summary>
public interface IScalarFunction
{
    /// <summary>f(x).</summary>
    static abstract double Value(double x);
    /// <summary>f′(x), given y = f(x).</summary>
    static abstract V Derivative<V>(V x, V y) where V : IReal<V>;
}
