namespace NamedTorch.Gpu;

/// <summary>Steps that floats of both widths take in the same way.</summary>
static class FloatSteps
{
    /// <summary>The number next to x toward y: as integers, floats of one sign are in order of their magnitude.</summary>
    internal static Value Next(KernelBuilder k, Value x, Value y, ScalarType bits)
    {
        var zero = k.Real(x.Type, 0);
        var isUp = k.Compare(Comparison.Less, x, y);
        var isAway = k.Select(k.Compare(Comparison.Less, x, zero), k.Convert(!isUp, bits), k.Convert(isUp, bits));
        var step = k.Reinterpret(k.Reinterpret(x, bits) + isAway * 2 - 1, x.Type);
        // From 0, the least number of either sign.
        var least = k.Reinterpret(k.Select(isUp, k.Whole(bits, 1), k.Whole(bits, bits == ScalarType.Int32 ? int.MinValue + 1 : long.MinValue + 1)), x.Type);
        var next = k.Select(k.Compare(Comparison.Equal, x, zero), least, step);
        var isNumber = k.Compare(Comparison.Equal, x, x) & k.Compare(Comparison.Equal, y, y);
        return k.Select(isNumber, k.Select(k.Compare(Comparison.Equal, x, y), y, next), x + y);
    }
}
