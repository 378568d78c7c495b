namespace NamedTorch.Cpu;

/// <summary>From planes to tiles at the points.</summary>
static unsafe class WinogradPlanes<TWide> where TWide : struct, IWide<TWide, float>
{
    /// <summary>Maps the tiles of the units [unit, end), for some channels; returns how many tiles there are.</summary>
    /// <param name="planes">Where they are read.</param>
    /// <param name="tiles">How units lie.</param>
    /// <param name="unit">First unit.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="top">Rows that what is read of a tile begins above it.</param>
    /// <param name="left">Columns that it begins left of it.</param>
    /// <param name="channel">First channel.</param>
    /// <param name="channels">How many.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="memory">Starts with room for the transform, holds <paramref name="to"/>.</param>
    /// <param name="window">Room for what is read of a unit.</param>
    internal static nint Read<TMap>(ChannelLanes<TWide> planes, WinogradTiles tiles, long unit, long end, nint top, nint left, nint channel, nint channels, WinogradMatrices to, float* memory, float* window)
        where TMap : struct, IWinogradMap
    {
        nint lanes = TWide.Count, tile = 0;
        for (; unit < end; unit++)
        {
            var (image, row, column, count) = tiles.At(unit);
            nint columns = (count - 1) * WinogradTiles.Side + TMap.Inputs;
            for (nint c = 0; c < channels; c += lanes)
            {
                planes.Read((nint)image, channel + c, nint.Min(lanes, channels - c), (nint)row - top, (nint)column - left, TMap.Inputs, columns, window);
                for (nint t = 0; t < count; t++)
                    WinogradTransform<TWide>.Run<TMap>(window + t * WinogradTiles.Side * lanes, columns * lanes, lanes, to.At(memory, 0, tile + t) + c, 6 * to.Size, to.Size, memory);
            }
            tile += count;
        }
        return tile;
    }
}
