namespace NamedTorch.Numerics;

/// <summary>A function of two real variables without a lane form.</summary>
public interface IScalarFunction2
{
    /// <summary>f(x, y).</summary>
    static abstract double Value(double x, double y);
    /// <summary>∂f/∂x, given z = f(x, y).</summary>
    static abstract V DerivativeLeft<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂y, given z = f(x, y).</summary>
    static abstract V DerivativeRight<V>(V x, V y, V z) where V : IReal<V>;
}
