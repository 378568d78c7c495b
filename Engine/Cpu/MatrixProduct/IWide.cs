namespace NamedTorch.Cpu;

/// <summary>A vector register of <typeparamref name="T"/> as the tile kernels see it: one source for every width.</summary>
unsafe interface IWide<TSelf, T> where TSelf : struct, IWide<TSelf, T> where T : unmanaged
{
    /// <summary>Lanes in the register.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of a tile that fit beside two registers of B and one of A: 8 where there are 32 registers, as with AVX-512, else 6.</summary>
    static abstract int TileRows { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(T* from);

    /// <summary>All lanes equal to the one value.</summary>
    static abstract TSelf Broadcast(T* from);

    /// <summary>All lanes equal to a value.</summary>
    static abstract TSelf Fill(T value);

    void Store(T* to);

    static abstract TSelf Add(TSelf x, TSelf y);

    static abstract TSelf Subtract(TSelf x, TSelf y);

    static abstract TSelf Multiply(TSelf x, TSelf y);

    /// <summary>x · y + z, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>The sum of all lanes.</summary>
    static abstract T Sum(TSelf x);
}
