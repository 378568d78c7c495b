namespace NamedTorch.Numerics;

/// <summary>A function of one real variable without a lane form, run element by element in double precision.</summary>
public interface IScalarFunction
{
    /// <summary>f(x).</summary>
    static abstract double Value(double x);
    /// <summary>f′(x), given y = f(x).</summary>
    static abstract V Slope<V>(V x, V y) where V : IReal<V>;
}
