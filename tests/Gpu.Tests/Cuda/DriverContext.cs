using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Cuda;

/// <summary>One GPU of the double: its memory, its limit, its clock, and whether a kernel has broken it.</summary>
sealed class DriverContext(int ordinal, long memoryBytes)
{
    internal int Ordinal => ordinal;

    internal long MemoryBytes => memoryBytes;

    /// <summary>Bytes allocated.</summary>
    internal long Used { get; set; }

    /// <summary>Ticks so far: one for each thing done.</summary>
    internal long Clock { get; set; }

    /// <summary>After a fault every call answers this.</summary>
    internal int Fault { get; set; }

    internal HashSet<int> Peers { get; } = [];

    internal List<DriverStream> Streams { get; } = [];
}

/// <summary>A run of memory and whose it is.</summary>
sealed record DriverMemory(DriverContext Context, PtxMemory Bytes, long Length);

/// <summary>A kernel of a module.</summary>
sealed record DriverFunction(DriverContext Context, PtxProgram Program, string Name, int Width, int Height)
{
    internal int MostShared { get; set; } = 48 << 10;
}

/// <summary>The kernels of one text.</summary>
sealed record DriverModule(DriverContext Context, IReadOnlyDictionary<string, DriverFunction> Functions);
