using System.Numerics;

namespace NamedTorch.Numerics;

/// <summary>What + − × need: integers and reals alike. One formula runs on SIMD lanes, dual numbers, tensors or kernel text.</summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface IRing<V> : IAdditionOperators<V, V, V>, ISubtractionOperators<V, V, V>, IMultiplyOperators<V, V, V>, IUnaryNegationOperators<V, V>
    where V : IRing<V>
{
    /// <summary>A constant.</summary>
    static abstract V Of(double constant);
    /// <summary>A parameter of the operation.</summary>
    static virtual V Of(Parameter parameter) => V.Of(parameter.Value);
    /// <summary>0.</summary>
    static virtual V Zero => V.Of(0);
    /// <summary>1.</summary>
    static virtual V One => V.Of(1);
}
