namespace NamedTorch.Ops;

/// <summary>p-norms along a dim for the composites here; the derivative at 0 is 0.</summary>
static class Length
{
    internal static Tensor Of(Tensor x, DimRef over, double p, bool keepDim)
    {
        if (double.IsPositiveInfinity(p)) return x.Abs().Amax(over, keepDim);
        if (p == 0) return x.NotEqual(0L).To(x.DType).Sum(over, keepDim);
        if (p == 1) return x.Abs().Sum(over, keepDim);
        var sum = p == 2 ? x.Square().Sum(over, keepDim) : x.Abs().Pow(p).Sum(over, keepDim);
        // A root at 0 has an infinite derivative: there the sum is replaced by 1 and the result by 0.
        var isZero = sum.Equal(0L);
        var safe = Where.Run(isZero, Tensor.Weak(1.0), sum);
        return Where.Run(isZero, Tensor.Weak(0.0), p == 2 ? safe.Sqrt() : safe.Pow(1 / p));
    }
}
