using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>
/// What a map kernel runs per element: the one shape to which every pointwise family, forward and backward, is reduced, so that a
/// backend implements a single traversal. Operands beyond <see cref="Arity"/> are not read.
/// </summary>
public interface IBody
{
    /// <summary>Number of operands, 0 to 4.</summary>
    static abstract int Arity { get; }
    /// <summary>The result is a mask and is stored as bool.</summary>
    static virtual bool MakesMask => false;
    /// <summary>A few steps of arithmetic: memory sets the pace, and registers wider than its paths to the processor bring nothing.</summary>
    static virtual bool IsArithmetic => false;
    /// <summary>The element's formula.</summary>
    V Run<V>(V a, V b, V c, V d) where V : ILane<V>;
}
