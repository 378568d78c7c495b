namespace NamedTorch.Numerics;

/// <summary>A function of one real variable without a lane form, run element by element in double precision.</summary>
public interface IScalarFunction
{
    /// <summary>f(x).</summary>
    static abstract double Value(double x);
    /// <summary>f′(x), given y = f(x).</summary>
    static abstract V Slope<V>(V x, V y) where V : IReal<V>;
    /// <summary>f(x) in a fixed number of steps, for devices that cannot run C#; in double precision as accurate as <see cref="Value"/>.</summary>
    /// <exception cref="NotSupportedException">There is no such form: steps are repeated until they converge.</exception>
    static virtual V Formula<V>(V x) where V : IReal<V> => throw new NotSupportedException();
}
