using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// The gradient of 3 × 3 weights: tiles of x and of the cotangent at the points, a matrix product over the tiles at each, and back.
/// </summary>
/// <remarks>One chunk sums a part of the tiles for a square of channels and results; the parts are then added in order.</remarks>
unsafe struct WinogradWeightGradient<TWide> : IJob where TWide : struct, IWide<TWide, float>
{
    const int Points = WinogradTransform<TWide>.Points, Side = WinogradTiles.Side, Taps = 9;

    /// <summary>Channels, and results, that a chunk takes on at once.</summary>
    const int MostChannels = 128;

    /// <summary>Chunks in all, unless the squares alone are more: each part of the sum over tiles costs a pass over all sums.</summary>
    const int MostChunks = 16;

    public ChannelLanes<TWide> X, G;
    public WinogradTiles Tiles;

    /// <summary>Rows and columns of zeros before x.</summary>
    public nint Top, Left;

    /// <summary>Per group.</summary>
    public nint Channels, Results;

    public int Groups;

    /// <summary>The sums of each part: [part, group, tap, channel, result], results in whole registers.</summary>
    public float* Partial;

    /// <summary>The dense gradient.</summary>
    public float* Gradient;

    bool isSum;

    readonly int Parts => (int)Math.Clamp(MostChunks / (Groups * Down * Across), 1, Tiles.Units);

    readonly int Across => (int)((Results + MostChannels - 1) / MostChannels);

    readonly int Down => (int)((Channels + MostChannels - 1) / MostChannels);

    readonly nint Width => Whole(Results);

    readonly nint PartSize => Groups * Taps * Channels * Width;

    readonly Slices Sums => new((long)Groups * Channels, 4);

    static nint Whole(nint channels) => (channels + TWide.Count - 1) / TWide.Count * TWide.Count;

    /// <summary>All of it, on the team.</summary>
    public static void Run(ref WinogradWeightGradient<TWide> job)
    {
        using var partial = Scratch.Rent(job.Parts * (long)job.PartSize * sizeof(float));
        job.Partial = (float*)partial.Pointer;
        Team.For(ref job, job.Parts * job.Groups * job.Down * job.Across);
        job.isSum = true;
        Team.For(ref job, job.Sums.Count);
    }

    /// <inheritdoc/>
    public readonly void Run(int chunk)
    {
        if (isSum) Sum(chunk);
        else Part(chunk);
    }

    readonly void Part(int chunk)
    {
        int across = chunk % Across, down = chunk / Across % Down, group = chunk / Across / Down % Groups, part = chunk / Across / Down / Groups;
        nint lanes = TWide.Count, channel = down * MostChannels, result = across * MostChannels;
        nint channels = nint.Min(MostChannels, Channels - channel), results = nint.Min(MostChannels, Results - result);
        var sources = new WinogradMatrices(Points * lanes, Tiles.BlockTiles, Whole(channels), lanes);
        var cotangents = new WinogradMatrices(sources.End, Tiles.BlockTiles, Whole(results), lanes);
        var sums = new WinogradMatrices(cotangents.End, channels, Whole(results), lanes);
        nint window = sums.End;
        using var scratch = Scratch.Rent((window + (Side + 2) * (Tiles.UnitTiles * Side + 2) * lanes) * sizeof(float));
        float* memory = (float*)scratch.Pointer;
        long first = Tiles.Units * part / Parts, last = Tiles.Units * (part + 1) / Parts;
        for (long unit = first; unit < last; unit += Tiles.BlockUnits)
        {
            long end = Math.Min(last, unit + Tiles.BlockUnits);
            nint tiles = WinogradPlanes<TWide>.Read<InputMap>(X, Tiles, unit, end, Top, Left, group * Channels + channel, channels, sources, memory, memory + window);
            WinogradPlanes<TWide>.Read<CotangentMap>(G, Tiles, unit, end, 0, 0, group * Results + result, results, cotangents, memory, memory + window);
            Multiply(tiles, channels, memory, sources, cotangents, sums, unit > first);
        }
        float* to = Partial + part * PartSize + group * Taps * Channels * Width + channel * Width + result;
        for (nint c = 0; c < channels; c++)
            for (nint r = 0; r < sums.Width; r += lanes)
                WinogradTransform<TWide>.Run<WeightCotangentMap>(sums.At(memory, 0, c) + r, 6 * sums.Size, sums.Size, to + c * Width + r, 3 * Channels * Width, Channels * Width, memory);
    }

    static void Multiply(nint tiles, nint channels, float* memory, WinogradMatrices sources, WinogradMatrices cotangents, WinogradMatrices sums, bool add)
    {
        nint height = Tile<float, TWide>.Rows;
        for (int point = 0; point < Points; point++)
            for (nint r = 0; r < sums.Width; r += 2 * TWide.Count)
                for (nint c = 0; c < channels; c += height)
                {
                    float* a = sources.At(memory, point, 0) + c, b = cotangents.At(memory, point, 0) + r, to = sums.At(memory, point, c) + r;
                    nint rows = nint.Min(height, channels - c);
                    if (sums.Width - r == TWide.Count) Tile<float, TWide>.Run<HalfTile>(tiles, rows, a, 1, sources.Width, b, cotangents.Width, to, sums.Width, add);
                    else Tile<float, TWide>.Run<FullTile>(tiles, rows, a, 1, sources.Width, b, cotangents.Width, to, sums.Width, add);
                }
    }

    [SkipLocalsInit]
    readonly void Sum(int chunk)
    {
        nint lanes = TWide.Count;
        float* taps = stackalloc float[Taps * TWide.Count];
        for (nint line = (nint)Sums.Begin(chunk), end = (nint)Sums.End(chunk); line < end; line++)
        {
            nint group = line / Channels, channel = line % Channels;
            for (nint result = 0; result < Results; result += lanes)
            {
                float* from = Partial + (group * Taps * Channels + channel) * Width + result;
                for (nint tap = 0; tap < Taps; tap++, from += Channels * Width)
                {
                    TWide sum = TWide.Load(from);
                    for (nint part = 1; part < Parts; part++) sum = TWide.Add(sum, TWide.Load(from + part * PartSize));
                    sum.Store(taps + tap * lanes);
                }
                float* to = Gradient + ((group * Results + result) * Channels + channel) * Taps;
                for (nint lane = 0; lane < nint.Min(lanes, Results - result); lane++)
                    for (nint tap = 0; tap < Taps; tap++) to[lane * Channels * Taps + tap] = taps[tap * lanes + lane];
            }
        }
    }
}
