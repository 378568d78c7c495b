using System.Numerics;

namespace NamedTorch.Gpu;

/// <summary>
/// Everything that cuBLASLt's choice of an algorithm depends on. Its results lie in columns; where ours lie in rows the transposed product is
/// asked for, bᵀ · aᵀ = (a · b)ᵀ, which is the same bytes.
/// </summary>
/// <param name="Element">The type of both operands.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="IsRough">Float32 may be rounded to TensorFloat-32.</param>
/// <param name="Left">The left operand of what is asked for.</param>
/// <param name="Right">The right operand.</param>
/// <param name="Target">The result, never transposed.</param>
/// <param name="Batches">Products.</param>
/// <param name="Accumulates">The product is added to the result.</param>
/// <param name="IsSwapped">The left operand is our right one.</param>
/// <param name="Alignments">Powers of two that divide the addresses of left, right and target.</param>
/// <param name="Bias">The same of a vector that is added to every column of what is asked for; 0: there is none.</param>
readonly record struct LtProblem(DType Element, DType Result, bool IsRough, LtMatrix Left, LtMatrix Right, LtMatrix Target, long Batches, bool Accumulates, bool IsSwapped,
    (int Left, int Right, int Target) Alignments, int Bias)
{
    const int BestAlignment = 256;

    /// <summary>The problem of a product, or null where cuBLASLt has no words for it.</summary>
    internal static LtProblem? Of(Tensor c, Tensor a, Tensor b, bool accumulate, bool isRough, Tensor? addend)
    {
        if (a.DType != b.DType || !Takes(a.DType, c.DType)) return null;
        long rows = c.Sizes[^2], columns = c.Sizes[^1], inner = a.Sizes[^1];
        if (inner == 0 || c.ElementCount == 0 || Math.Max(Math.Max(rows, columns), inner) > int.MaxValue) return null;
        if (Batch(c, a, b) is not var (batches, strideC, strideA, strideB)) return null;
        if (LtMatrix.Of(rows, columns, c.Strides[^2], c.Strides[^1], strideC) is not { } target) return null;
        bool isSwapped = target.IsTransposed;
        if (addend is not null && !IsBias(addend, c, isSwapped)) return null;
        if (LtMatrix.Of(rows, inner, a.Strides[^2], a.Strides[^1], strideA) is not { } left || LtMatrix.Of(inner, columns, b.Strides[^2], b.Strides[^1], strideB) is not { } right) return null;
        if (isSwapped) (left, right, target) = (right with { IsTransposed = !right.IsTransposed }, left with { IsTransposed = !left.IsTransposed }, target with { IsTransposed = false });
        var (first, second) = isSwapped ? (b, a) : (a, b);
        return new(a.DType, c.DType, isRough && a.DType == DType.Float32, left, right, target, batches, accumulate, isSwapped, (Alignment(first), Alignment(second), Alignment(c)), addend is null ? 0 : Alignment(addend));
    }

    static bool Takes(DType element, DType result) => element switch
    {
        DType.Float32 or DType.Float64 => result == element,
        DType.Float16 or DType.BFloat16 => result == element || result == DType.Float32,
        _ => false,
    };

    // The same for all products and all columns of what is asked for, which are our rows where it is swapped; of the result's type, without gaps.
    static bool IsBias(Tensor addend, Tensor c, bool isSwapped)
    {
        int along = c.Rank - (isSwapped ? 1 : 2);
        if (addend.DType != c.DType) return false;
        for (int d = 0; d < c.Rank; d++)
            if (c.Sizes[d] > 1 && addend.Strides[d] != (d == along ? 1 : 0)) return false;
        return true;
    }

    // One stride over all batch dims for each, or null: then they are not evenly apart.
    static (long Count, long C, long A, long B)? Batch(Tensor c, Tensor a, Tensor b)
    {
        var (count, strides) = (1L, (C: 0L, A: 0L, B: 0L));
        for (int d = c.Rank - 3; d >= 0; d--)
        {
            if (c.Sizes[d] == 1) continue;
            var outer = (C: c.Strides[d], A: a.Strides[d], B: b.Strides[d]);
            if (count == 1) strides = outer;
            else if (outer != (strides.C * count, strides.A * count, strides.B * count)) return null;
            count *= c.Sizes[d];
        }
        return count <= int.MaxValue && (count == 1 || strides is { C: > 0, A: >= 0, B: >= 0 }) ? (count, strides.C, strides.A, strides.B) : null;
    }

    // The device's memory begins at multiples of the best.
    static int Alignment(Tensor x)
    {
        long bytes = x.Offset * x.DType.ByteSize;
        return bytes == 0 ? BestAlignment : (int)Math.Min(BestAlignment, 1L << BitOperations.TrailingZeroCount(bytes));
    }
}
