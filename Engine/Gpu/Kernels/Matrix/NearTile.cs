namespace NamedTorch.Gpu;

/// <summary>How slices of an operand lie in shared memory. An operand's own dim is its rows if it is the left one, its columns if it is the right one.</summary>
abstract class NearTile(MemoryArray array, int own, int depth, int length)
{
    internal MemoryArray Array => array;

    /// <summary>Rows or columns of a slice.</summary>
    internal int Own => own;

    internal int Depth => depth;

    /// <summary>Elements that a stage takes.</summary>
    internal int Length => length;

    /// <summary>Where in its stage an element is.</summary>
    internal abstract Value Place(Value own, Value depth);
}

/// <summary>Depth by depth, each with some elements to spare: threads that write a column of it meet in few banks, and vectors stay aligned.</summary>
sealed class PaddedTile(KernelBuilder k, string name, DType element, int own, int depth, int stages)
    : NearTile(k.Shared(name, element, stages * depth * (own + Spare)), own, depth, depth * (own + Spare))
{
    const int Spare = 4;

    internal int Pitch => Own + Spare;

    internal override Value Place(Value own, Value depth) => depth * Pitch + own;
}

/// <summary>
/// Row by row, each of <see cref="TileSizes.UnitBytes"/> of depth. Chunks of 16 bytes change places from row to row, so that the 8 rows of a matrix, read at
/// one depth, lie in different banks.
/// </summary>
sealed class AlongTile(KernelBuilder k, string name, DType element, int own, int depth, int stages) : NearTile(k.Shared(name, element, stages * own * depth), own, depth, own * depth)
{
    internal int Chunk { get; } = 16 / element.ByteSize;

    internal override Value Place(Value own, Value depth) => own * Depth + ((depth / Chunk) ^ Turn(k, own)) * Chunk + depth % Chunk;

    /// <summary>What a row's chunks are turned by: the same for rows 8 apart.</summary>
    internal static Value Turn(KernelBuilder k, Value own) => own >> 1 & k.Whole(ScalarType.Int32, 3);
}

/// <summary>Depth by depth; chunks of 16 bytes change places from one to the next, so that what one matrix takes of 8 depths (of 4, of 32 bits) lies in different banks.</summary>
sealed class DownTile(KernelBuilder k, string name, DType element, int own, int depth, int stages) : NearTile(k.Shared(name, element, stages * own * depth), own, depth, own * depth)
{
    internal int Chunk { get; } = 16 / element.ByteSize;

    internal override Value Place(Value own, Value depth) => depth * Own + ((own / Chunk) ^ Turn(depth)) * Chunk + own % Chunk;

    /// <summary>What a depth's chunks are turned by: the same for depths 8 apart.</summary>
    internal Value Turn(Value depth) => Chunk == 8 ? depth & k.Whole(ScalarType.Int32, 7) : (depth & k.Whole(ScalarType.Int32, 3)) << 1;
}
