namespace NamedTorch.Numerics;

/// <summary>A function of two real variables without a lane form, run element by element in double precision.</summary>
public interface IScalarFunction2
{
    /// <summary>f(x, y).</summary>
    static abstract double Value(double x, double y);
    /// <summary>∂f/∂x, given z = f(x, y).</summary>
    static abstract V SlopeLeft<V>(V x, V y, V z) where V : IReal<V>;
    /// <summary>∂f/∂y, given z = f(x, y).</summary>
    static abstract V SlopeRight<V>(V x, V y, V z) where V : IReal<V>;
}
