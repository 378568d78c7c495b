using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// The gradient of weights as a matrix product over places: each channel and tap is a row that is read where it lies in a strip of x, each
/// result a column of the cotangent.
/// </summary>
/// <remarks>One chunk sums some strips for some channels of a group; these parts are then added in order.</remarks>
unsafe struct DirectWeightGradient<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    const long StripBytes = 256 << 10, SumBytes = 1 << 20;
    const int Depth = 384, MostParts = 32;

    public Volume<T> X, G;

    /// <summary>Per group.</summary>
    public nint Channels, Results;

    public int Groups;

    /// <summary>The dense gradient.</summary>
    public T* Gradient;

    StripLayout layout;
    nint stripRows, blockChannels, width;
    int parts, blocks;
    T* partial;
    bool isSum;

    readonly nint Taps => layout.Offsets.Length;

    readonly nint Strips => (G.Height + stripRows - 1) / stripRows;

    readonly nint PartSize => Groups * Channels * Taps * width;

    readonly Slices Sums => new((long)Groups * Channels * Taps, 16);

    /// <summary>All of it, on the team.</summary>
    public static void Run(ref DirectWeightGradient<T, TWide> job, Slide depth, Slide rows, Slide columns)
    {
        job.width = (job.Results + TWide.Count - 1) / TWide.Count * TWide.Count;
        var one = new StripLayout(depth, rows, columns, 1, job.G.Width);
        nint channel = one.Offsets.Length * job.width * sizeof(T);
        job.blocks = (int)nint.Clamp((nint)(job.Channels * channel / SumBytes), 1, job.Channels);
        job.blockChannels = (job.Channels + job.blocks - 1) / job.blocks;
        nint fits = (nint)(StripBytes / (one.Size / one.Rows * job.blockChannels * sizeof(T))) - rows.Reach;
        nint whole = job.G.Images * job.G.Depth, most = Math.Max(1, MostParts / (job.Groups * job.blocks));
        job.stripRows = nint.Clamp(nint.Min(fits, job.G.Height * whole / most), 1, job.G.Height);
        job.layout = new(depth, rows, columns, job.stripRows, job.G.Width);
        job.parts = (int)nint.Min(most, whole * job.Strips);
        using var scratch = Scratch.Rent(job.parts * (long)job.PartSize * sizeof(T));
        job.partial = (T*)scratch.Pointer;
        Team.For(ref job, job.parts * job.Groups * job.blocks);
        job.isSum = true;
        Team.For(ref job, job.Sums.Count);
    }

    /// <inheritdoc/>
    public readonly void Run(int chunk)
    {
        if (isSum) Sum(chunk);
        else Part(chunk % blocks, chunk / blocks % Groups, chunk / blocks / Groups);
    }

    readonly void Part(int block, int group, int part)
    {
        nint channel = block * blockChannels, channels = nint.Min(blockChannels, Channels - channel), units = G.Images * G.Depth * Strips;
        if (channels <= 0) return;
        nint region = (channels * layout.Size / TWide.Count + 1) * TWide.Count;
        using var scratch = Scratch.Rent((region + stripRows * layout.Length * 2 * TWide.Count) * sizeof(T));
        T* strip = (T*)scratch.Pointer, panel = strip + region, to = partial + part * PartSize + (group * Channels + channel) * Taps * width;
        nint first = units * part / parts;
        for (nint unit = first; unit < units * (part + 1) / parts; unit++)
        {
            nint row = unit % Strips * stripRows, rows = nint.Min(stripRows, G.Height - row);
            (nint image, nint depth) = nint.DivRem(unit / Strips, G.Depth);
            for (nint c = 0; c < channels; c++)
                layout.Fill(X, X.At(image, group * Channels + channel + c), depth, row, strip + c * layout.Size);
            for (nint result = 0; result < Results; result += 2 * TWide.Count)
            {
                T* g = G.At(image, group * Results + result) + depth * G.DepthStride + row * G.RowStride;
                Pack(g, rows, nint.Min(2 * TWide.Count, Results - result), panel);
                Multiply(strip, channels, (rows - 1) * layout.Length + G.Width, panel, nint.Min(2 * TWide.Count, width - result), to + result, unit > first);
            }
        }
    }

    // Lines of results, one per place of the strip; those between the rows of G are 0.
    readonly void Pack(T* g, nint rows, nint results, T* panel)
    {
        nint wide = 2 * TWide.Count;
        for (nint row = 0; row < rows; row++, panel += layout.Length * wide)
        {
            Panels<T>.PackRight(new(g + row * G.RowStride, G.ColumnStride, G.ChannelStride), G.Width, results, wide, panel);
            if (row + 1 < rows) new Span<T>(panel + G.Width * wide, (int)((layout.Length - G.Width) * wide)).Clear();
        }
    }

    [SkipLocalsInit]
    readonly void Multiply(T* strip, nint channels, nint places, T* panel, nint results, T* to, bool add)
    {
        T** rows = stackalloc T*[Tile<T, TWide>.MostRows];
        nint height = Tile<T, TWide>.Rows, wide = 2 * TWide.Count, taps = Taps;
        for (nint place = 0; place < places; place += Depth)
        {
            nint depth = nint.Min(Depth, places - place);
            for (nint first = 0; first < channels * taps; first += height)
            {
                nint present = nint.Min(height, channels * taps - first);
                for (nint row = 0; row < height; row++)
                {
                    (nint channel, nint tap) = nint.DivRem(first + nint.Min(row, present - 1), taps);
                    rows[row] = strip + channel * layout.Size + layout.Offsets[tap] + place;
                }
                T* b = panel + place * wide, c = to + first * width;
                if (results == TWide.Count) Tile<T, TWide>.Run<HalfTile>(depth, present, rows, 1, b, wide, c, width, add || place > 0);
                else Tile<T, TWide>.Run<FullTile>(depth, present, rows, 1, b, wide, c, width, add || place > 0);
            }
        }
    }

    [SkipLocalsInit]
    readonly void Sum(int chunk)
    {
        nint length = Channels * Taps;
        T* lanes = stackalloc T[TWide.Count];
        for (nint line = (nint)Sums.Begin(chunk), end = (nint)Sums.End(chunk); line < end; line++)
        {
            (nint group, nint row) = nint.DivRem(line, length);
            for (nint result = 0; result < Results; result += TWide.Count)
            {
                T* from = partial + line * width + result;
                TWide sum = TWide.Load(from);
                for (nint part = 1; part < parts; part++) sum = TWide.Add(sum, TWide.Load(from + part * PartSize));
                sum.Store(lanes);
                T* to = Gradient + (group * Results + result) * length + row;
                for (nint lane = 0; lane < nint.Min(TWide.Count, Results - result); lane++) to[lane * length] = lanes[lane];
            }
        }
    }
}
