using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>A map along the rows and then along the columns of a tile whose values are registers of channels.</summary>
static unsafe class WinogradTransform<TWide> where TWide : struct, IWide<TWide, float>
{
    /// <summary>Registers of a tile at the points: 6 × 6.</summary>
    internal const int Points = 36;

    /// <summary>to = M · from · Mᵀ.</summary>
    /// <param name="from">The first value.</param>
    /// <param name="fromRow">Floats from one row of values to the next.</param>
    /// <param name="fromColumn">Floats from one column of values to the next.</param>
    /// <param name="to">Where the first value goes.</param>
    /// <param name="toRow">Floats from one row of results to the next.</param>
    /// <param name="toColumn">Floats from one column of results to the next.</param>
    /// <param name="middle">Room for <see cref="Points"/> registers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Run<TMap>(float* from, nint fromRow, nint fromColumn, float* to, nint toRow, nint toColumn, float* middle) where TMap : struct, IWinogradMap
    {
        nint line = TMap.Inputs * TWide.Count;
        for (nint column = 0; column < TMap.Inputs; column++)
            TMap.Apply<TWide>(from + column * fromColumn, fromRow, middle + column * TWide.Count, line);
        for (nint row = 0; row < TMap.Outputs; row++)
            TMap.Apply<TWide>(middle + row * line, TWide.Count, to + row * toRow, toColumn);
    }
}
