using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>A 3 × 3 correlation by 4 × 4 tiles: to the points, a matrix product over the channels at each, and back.</summary>
/// <remarks>One chunk is a block of tiles of one group, for some or all of its results.</remarks>
unsafe struct WinogradCorrelation<TWide> : IJob where TWide : struct, IWide<TWide, float>
{
    const int Points = WinogradTransform<TWide>.Points, Side = WinogradTiles.Side, LeastChunks = 16;

    public ChannelLanes<TWide> Source, Target;
    public WinogradTiles Tiles;
    public WinogradWeights<TWide> Weights;

    /// <summary>Rows and columns of zeros before the source; fewer than 0 skip some.</summary>
    public nint Top, Left;

    /// <summary>One value per result of all groups, or null.</summary>
    public float* Bias;

    // Few blocks are shared out by results, at the price of finding the inputs' values at the points once for each share.
    readonly int Parts => Math.Clamp(LeastChunks / (Tiles.Blocks * Weights.Groups), 1, Weights.PanelCount);

    /// <summary>All of it, on the team.</summary>
    public static void Run(ref WinogradCorrelation<TWide> correlation)
    {
        using var panels = Scratch.Rent(correlation.Weights.Size * sizeof(float));
        correlation.Weights.Panels = (float*)panels.Pointer;
        WinogradWeights<TWide>.Fill(ref correlation.Weights);
        Team.For(ref correlation, correlation.Tiles.Blocks * correlation.Weights.Groups * correlation.Parts);
    }

    /// <inheritdoc/>
    public readonly void Run(int chunk)
    {
        int lanes = TWide.Count, part = chunk % Parts, group = chunk / Parts % Weights.Groups;
        long first = chunk / Parts / Weights.Groups * Tiles.BlockUnits, last = Math.Min(Tiles.Units, first + Tiles.BlockUnits);
        nint channels = (Weights.Channels + lanes - 1) / lanes * lanes, tiles = Tiles.BlockTiles;
        var inputs = new WinogradMatrices(Points * lanes, tiles, channels, lanes);
        var outputs = new WinogradMatrices(inputs.End, tiles, 2 * lanes, lanes);
        nint window = outputs.End;
        using var scratch = Scratch.Rent((window + (Side + 2) * (Tiles.UnitTiles * Side + 2) * lanes) * sizeof(float));
        float* memory = (float*)scratch.Pointer;
        tiles = WinogradPlanes<TWide>.Read<InputMap>(Source, Tiles, first, last, Top, Left, group * Weights.Channels, Weights.Channels, inputs, memory, memory + window);
        for (int panel = Weights.PanelCount * part / Parts; panel < Weights.PanelCount * (part + 1) / Parts; panel++)
        {
            Multiply(tiles, Weights.Panel(group, panel), Weights.Results - panel * 2 * lanes <= lanes, memory, inputs, outputs);
            Outputs(group, panel, first, last, memory, memory + window, outputs);
        }
    }

    readonly void Multiply(nint tiles, float* panel, bool isHalf, float* memory, WinogradMatrices inputs, WinogradMatrices outputs)
    {
        const int Depth = 384;
        nint height = Tile<float, TWide>.Rows;
        for (int point = 0; point < Points; point++, panel += Weights.PanelSize)
            for (nint p = 0; p < Weights.Channels; p += Depth)
            {
                nint depth = nint.Min(Depth, Weights.Channels - p), width = 2 * TWide.Count;
                for (nint tile = 0; tile < tiles; tile += height)
                {
                    float* a = inputs.At(memory, point, tile) + p, c = outputs.At(memory, point, tile);
                    nint rows = nint.Min(height, tiles - tile);
                    if (isHalf) Tile<float, TWide>.Run<HalfTile>(depth, rows, a, inputs.Width, 1, panel + p * width, width, c, width, p > 0);
                    else Tile<float, TWide>.Run<FullTile>(depth, rows, a, inputs.Width, 1, panel + p * width, width, c, width, p > 0);
                }
            }
    }

    readonly void Outputs(int group, int panel, long first, long last, float* memory, float* window, WinogradMatrices outputs)
    {
        nint lanes = TWide.Count, tile = 0;
        for (long unit = first; unit < last; unit++)
        {
            var (image, top, left, count) = Tiles.At(unit);
            nint columns = count * Side;
            for (nint half = 0; half < 2; half++)
            {
                nint result = (2 * panel + half) * lanes, present = nint.Min(lanes, Weights.Results - result);
                if (present <= 0) break;
                for (nint t = 0; t < count; t++)
                    WinogradTransform<TWide>.Run<OutputMap>(outputs.At(memory, 0, tile + t) + half * lanes, 6 * outputs.Size, outputs.Size, window + t * Side * lanes, columns * lanes, lanes, memory);
                nint channel = group * Weights.Results + result;
                if (Bias != null) Add(Bias + channel, present, window, Side * columns);
                Target.Write((nint)image, channel, present, (nint)top, (nint)left, Side, columns, window);
            }
            tile += count;
        }
    }

    [SkipLocalsInit]
    static void Add(float* bias, nint count, float* window, nint places)
    {
        float* lanes = stackalloc float[TWide.Count];
        for (nint lane = 0; lane < TWide.Count; lane++) lanes[lane] = lane < count ? bias[lane] : 0;
        TWide each = TWide.Load(lanes);
        for (float* end = window + places * TWide.Count; window < end; window += TWide.Count) TWide.Add(TWide.Load(window), each).Store(window);
    }
}
