namespace NamedTorch.Cpu;

/// <summary>A tensor as a loop sees it: where it starts and how far each collapsed dim steps, in elements.</summary>
unsafe struct Operand
{
    internal byte* Start;
    internal DType DType;
    internal int ByteSize;
    /// <summary>Linear order and memory order are one: element i is at Start + i.</summary>
    internal bool IsDense;
    /// <summary>Every stride is 0: one element for all.</summary>
    internal bool IsConstant;
    internal fixed long Strides[DimList.MaxRank];
}
