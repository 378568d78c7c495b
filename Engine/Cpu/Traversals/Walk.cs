namespace NamedTorch.Cpu;

/// <summary>How operands step where the elements of a block are read in place: rows of one length, in each of which an operand's elements are neighbours or one for all.</summary>
unsafe struct Walk
{
    internal const int Operands = Plan.MaxOperands - 1;

    /// <summary>Rows of the block; those of the result are neighbours.</summary>
    internal int Rows;
    /// <summary>Elements from one lane to the next; 0 where the row has one for all.</summary>
    internal fixed int Inner[Operands];
    /// <summary>Elements from one row to the next.</summary>
    internal fixed long Outer[Operands];
    /// <summary>Room for one lane per operand.</summary>
    internal void* Lanes;
}
