using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops;

// Every family's forward and derivative formulas as the one shape that a backend's traversal runs.

readonly struct UnaryBody<TOp>(TOp op) : IBody where TOp : struct, IUnary
{
    public static int Arity => 1;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a);
}

readonly struct UnaryGradient<TOp>(TOp op) : IBody where TOp : struct, IUnaryDerivative
{
    public static int Arity => 3;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V g, V x, V y, V d) where V : ILane<V> => g * op.Derivative(x, y);
}

readonly struct UnaryNumericBody<TOp>(TOp op) : IBody where TOp : struct, IUnaryNumeric
{
    public static int Arity => 1;
    public static bool IsArithmetic => true;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a);
}

// A bool is computed as an integer; only its lowest bit is meant.
readonly struct UnaryBitsBody<TOp>(TOp op, bool isBool) : IBody where TOp : struct, IUnaryBits
{
    public static int Arity => 1;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => isBool ? V.And(op.Forward(a), V.One) : op.Forward(a);
}

readonly struct TestBody<TOp>(TOp op) : IBody where TOp : struct, ITest
{
    public static int Arity => 1;
    public static bool MakesMask => true;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Holds(a);
}

readonly struct BinaryBody<TOp>(TOp op) : IBody where TOp : struct, IBinary
{
    public static int Arity => 2;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a, b);
}

readonly struct BinaryLeftGradient<TOp>(TOp op) : IBody where TOp : struct, IBinaryDerivative
{
    public static int Arity => 4;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V g, V x, V y, V z) where V : ILane<V> => g * op.DerivativeLeft(x, y, z);
}

readonly struct BinaryRightGradient<TOp>(TOp op) : IBody where TOp : struct, IBinaryDerivative
{
    public static int Arity => 4;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V g, V x, V y, V z) where V : ILane<V> => g * op.DerivativeRight(x, y, z);
}

readonly struct BinaryNumericBody<TOp>(TOp op) : IBody where TOp : struct, IBinaryNumeric
{
    public static int Arity => 2;
    public static bool IsArithmetic => true;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a, b);
}

readonly struct BinaryBitsBody<TOp>(TOp op) : IBody where TOp : struct, IBinaryBits
{
    public static int Arity => 2;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a, b);
}

readonly struct ComparisonBody<TOp>(TOp op) : IBody where TOp : struct, IComparison
{
    public static int Arity => 2;
    public static bool MakesMask => true;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Holds(a, b);
}

readonly struct TernaryBody<TOp>(TOp op) : IBody where TOp : struct, ITernary
{
    public static int Arity => 3;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a, b, c);
}

readonly struct TernaryNumericBody<TOp>(TOp op) : IBody where TOp : struct, ITernaryNumeric
{
    public static int Arity => 3;
    public static bool IsArithmetic => true;
    [MethodImpl(AggressiveInlining)] public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => op.Forward(a, b, c);
}

readonly struct TernaryGradient<TOp>(TOp op, int operand) : IBody where TOp : struct, ITernaryDerivative
{
    public static int Arity => 4;
    [MethodImpl(AggressiveInlining)]
    public V Run<V>(V g, V x, V y, V z) where V : ILane<V> => g * operand switch
    {
        0 => op.DerivativeFirst(x, y, z),
        1 => op.DerivativeSecond(x, y, z),
        _ => op.DerivativeThird(x, y, z),
    };
}
