namespace NamedTorch.Cpu;

/// <summary>
/// The common loop over tensors of one broadcast shape: size-1 dims dropped, neighbours that step alike in every operand merged.
/// </summary>
unsafe struct Plan
{
    internal const int MaxOperands = 5;

    internal int Rank;
    internal long Count;
    internal fixed long Sizes[DimList.MaxRank];

    /// <summary>Builds the loop; <paramref name="operands"/>[0] is the result and has the full sizes.</summary>
    internal static void Build(ReadOnlySpan<long> sizes, ReadOnlySpan<Tensor> tensors, Span<Operand> operands, out Plan plan)
    {
        plan = default;
        plan.Count = 1;
        foreach (long size in sizes) plan.Count *= size;
        Span<long> strides = stackalloc long[MaxOperands];
        for (int d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == 1) continue;
            for (int k = 0; k < tensors.Length; k++) strides[k] = StrideOf(tensors[k], d - sizes.Length);
            if (plan.Rank > 0 && Merges(operands[..tensors.Length], strides, plan.Rank - 1, sizes[d])) plan.Sizes[plan.Rank - 1] *= sizes[d];
            else plan.Sizes[plan.Rank++] = sizes[d];
            for (int k = 0; k < tensors.Length; k++) operands[k].Strides[plan.Rank - 1] = strides[k];
        }
        for (int k = 0; k < tensors.Length; k++) Describe(tensors[k], ref operands[k], plan);
    }

    // d counts from the right (−1 is the last dim); a missing or size-1 dim repeats.
    static long StrideOf(Tensor x, int d)
    {
        int i = x.Rank + d;
        return i < 0 || x.Sizes[i] == 1 ? 0 : x.Strides[i];
    }

    static bool Merges(Span<Operand> operands, Span<long> strides, int outer, long size)
    {
        for (int k = 0; k < operands.Length; k++)
            if (operands[k].Strides[outer] != strides[k] * size) return false;
        return true;
    }

    static void Describe(Tensor x, ref Operand operand, in Plan plan)
    {
        operand.DType = x.DType;
        operand.ByteSize = x.DType.ByteSize;
        operand.IsDense = plan.Rank == 0 || plan.Rank == 1 && operand.Strides[0] == 1;
        operand.IsConstant = true;
        for (int d = 0; d < plan.Rank; d++) operand.IsConstant &= operand.Strides[d] == 0;
        if (operand.IsDense) return;
        long expected = 1;
        bool dense = true;
        for (int d = plan.Rank - 1; d >= 0; d--)
        {
            dense &= operand.Strides[d] == expected;
            expected *= plan.Sizes[d];
        }
        operand.IsDense = dense;
    }
}
