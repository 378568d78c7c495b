using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>A running result as something that neighbours combine to: what nothing is, what an element is, and what is written.</summary>
/// <param name="k">The kernel.</param>
/// <param name="type">The computing type.</param>
/// <param name="kind">Sums, products, extremes with their places, or ln Σ eˣ as a peak and the sum of e to what lies below it.</param>
sealed class ScanRule(KernelBuilder k, ScalarType type, LineKind kind)
{
    /// <summary>What a state is made of, as it is kept in memory.</summary>
    internal static DType[] Parts(ScalarType type, LineKind kind) => kind switch
    {
        LineKind.LogSums => [type.Element(), type.Element()],
        LineKind.Largest or LineKind.Smallest => [type.Element(), DType.Int64],
        _ => [type.Element()],
    };

    internal Value[] Identity() => kind switch
    {
        LineKind.LogSums => [k.Real(type, double.NegativeInfinity), k.Real(type, 0)],
        LineKind.Largest or LineKind.Smallest => [k.Whole(type, 0), k.Whole(ScalarType.Int64, -1)],
        LineKind.Products or LineKind.OtherProducts => [k.Whole(type, 1)],
        _ => [k.Whole(type, 0)],
    };

    /// <summary>An element at a place.</summary>
    internal Value[] Enter(Value x, Value place)
    {
        if (kind is LineKind.Largest or LineKind.Smallest) return [x, place];
        if (kind != LineKind.LogSums) return [x];
        Value low = k.Real(type, double.NegativeInfinity), isNaN = !k.Compare(Comparison.Equal, x, x);
        return [k.Select(isNaN, low, x), k.Select(isNaN, x, k.Select(k.Compare(Comparison.Equal, x, low), k.Real(type, 0), k.Real(type, 1)))];
    }

    /// <summary>A state and the one that follows it.</summary>
    internal Value[] Combine(Value[] a, Value[] b)
    {
        switch (kind)
        {
            case LineKind.Sums: return [a[0] + b[0]];
            case LineKind.LogSums:
                var peak = k.Select(a[0] < b[0], b[0], a[0]);
                return [peak, Below(a, peak) + Below(b, peak)];
            case LineKind.Largest or LineKind.Smallest:
                // The last of equal ones; NaN stays, and the last of several.
                var none = k.Whole(ScalarType.Int64, 0);
                var isBetter = !k.Compare(Comparison.Equal, b[0], b[0]) | (kind == LineKind.Largest ? a[0] <= b[0] : b[0] <= a[0]);
                var isSecond = !(b[1] < none) & (a[1] < none | isBetter);
                return [k.Select(isSecond, b[0], a[0]), k.Select(isSecond, b[1], a[1])];
            default: return [a[0] * b[0]];
        }
    }

    /// <summary>What a state comes to, and the place where that is.</summary>
    internal (Value Value, Value Place) Result(Value[] state) => kind switch
    {
        LineKind.LogSums => (k.Select(k.Compare(Comparison.Equal, state[1], k.Real(type, 0)), state[0], state[0] + Of(state[1], Function.Log)), k.Whole(ScalarType.Int64, 0)),
        LineKind.Largest or LineKind.Smallest => (state[0], state[1]),
        _ => (state[0], k.Whole(ScalarType.Int64, 0)),
    };

    // Infinity less itself would be no number.
    Value Below(Value[] state, Value peak) => k.Select(k.Compare(Comparison.Equal, state[0], peak), state[1], state[1] * Of(state[0] - peak, Function.Exp));

    Value Of(Value x, Function function) => new Emission(k, type, x).Emit(new FunctionExpression(function, new OperandExpression(0), null));
}
