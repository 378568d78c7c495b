using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Room near the processor for what a weight's columns give: whole tiles for some rows and all gates.</summary>
static unsafe class GateSums<TWide, T> where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    /// <summary>Rows at a time.</summary>
    public const int Rows = 32;

    const int CacheLine = 64;

    static int Width => Tile<T, TWide>.Columns;

    /// <summary>Elements that <see cref="In"/> needs.</summary>
    public static int Elements(int gates) => gates * Rows * Width + CacheLine / sizeof(T);

    /// <summary>Rows as wide as a tile, gate after gate, from a cache line's beginning on.</summary>
    public static GateRows<T> In(T* room) => new((T*)(((nint)room + CacheLine - 1) & ~(nint)(CacheLine - 1)), Width, Rows * Width);
}
