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
    /// <summary>f(x, y) in a fixed number of steps, for devices that cannot run C#; in double precision as accurate as <see cref="Value"/>.</summary>
    /// <exception cref="NotSupportedException">There is no such form: steps are repeated until they converge.</exception>
    static virtual V Formula<V>(V x, V y) where V : IReal<V> => throw new NotSupportedException();
}
