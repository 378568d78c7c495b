using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>cublasLtMatmulHeuristicResult_t: an algorithm, in the library's own words, and what it needs.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct LtAlgorithm
{
    /// <summary>Bytes of the algorithm itself.</summary>
    internal const int WordBytes = 64;

    /// <summary>cublasLtMatmulAlgo_t.</summary>
    internal fixed ulong Words[WordBytes / sizeof(ulong)];

    /// <summary>Bytes of memory that it needs beside the matrices.</summary>
    internal ulong WorkspaceBytes;

    /// <summary>0 where it fits the problem.</summary>
    internal int State;

    /// <summary>How often the device is filled.</summary>
    internal float Waves;

    internal fixed int Reserved[4];
}
