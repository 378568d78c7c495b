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
    bool isSum, isPlain;

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
        job.isPlain = job.layout.IsPlain(job.X) && job.Results >= DirectCorrelation<T, TWide>.FewResults;
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
        nint size = channels * layout.Size, end = (size / TWide.Count + 2) * TWide.Count;
        using var scratch = Scratch.Rent((end + stripRows * layout.Length * 2 * TWide.Count) * sizeof(T));
        T* strip = (T*)scratch.Pointer, panel = strip + end, to = partial + part * PartSize + (group * Channels + channel) * Taps * width;
        new Span<T>(strip + size, (int)(end - size)).Clear();
        nint first = units * part / parts;
        for (nint unit = first; unit < units * (part + 1) / parts; unit++)
        {
            nint row = unit % Strips * stripRows, rows = nint.Min(stripRows, G.Height - row);
            (nint image, nint depth) = nint.DivRem(unit / Strips, G.Depth);
            T* x = strip;
            if (isPlain) x = X.At(image, group * Channels + channel) + depth * X.DepthStride + row * X.RowStride;
            else
                for (nint c = 0; c < channels; c++)
                    layout.Fill(X, X.At(image, group * Channels + channel + c), depth, row, strip + c * layout.Size);
            T* g = G.At(image, group * Results) + depth * G.DepthStride + row * G.RowStride;
            if (Results < DirectCorrelation<T, TWide>.FewResults) Dots(strip, channels * Taps, g, rows, panel, to, unit > first);
            else
                for (nint result = 0; result < Results; result += 2 * TWide.Count)
                {
                    nint wide = nint.Min(2 * TWide.Count, width - result);
                    Pack(g + result * G.ChannelStride, rows, nint.Min(wide, Results - result), wide, panel);
                    Multiply(x, channels, (rows - 1) * layout.Length + G.Width, panel, wide, to + result, unit > first);
                }
        }
    }

    // Lines of results, one per place of the strip; those between the rows of G are 0.
    readonly void Pack(T* g, nint rows, nint results, nint wide, T* panel)
    {
        for (nint row = 0; row < rows; row++, panel += layout.Length * wide)
        {
            Panels<T>.PackRight(new(g + row * G.RowStride, G.ColumnStride, G.ChannelStride), G.Width, results, wide, panel);
            if (row + 1 < rows) new Span<T>(panel + G.Width * wide, (int)((layout.Length - G.Width) * wide)).Clear();
        }
    }

    [SkipLocalsInit]
    readonly void Multiply(T* strip, nint channels, nint places, T* panel, nint wide, T* to, bool add)
    {
        T** rows = stackalloc T*[Tile<T, TWide>.MostRows];
        nint height = Tile<T, TWide>.Rows, taps = Taps, channelStride = isPlain ? X.ChannelStride : layout.Size;
        for (nint place = 0; place < places; place += Depth)
        {
            nint depth = nint.Min(Depth, places - place);
            for (nint first = 0; first < channels * taps; first += height)
            {
                nint present = nint.Min(height, channels * taps - first);
                for (nint row = 0; row < height; row++)
                {
                    (nint channel, nint tap) = nint.DivRem(first + nint.Min(row, present - 1), taps);
                    rows[row] = strip + channel * channelStride + layout.Offsets[tap] + place;
                }
                T* b = panel + place * wide, c = to + first * width;
                if (wide == TWide.Count) Tile<T, TWide>.Run<HalfTile>(depth, present, rows, 1, b, wide, c, width, add || place > 0);
                else Tile<T, TWide>.Run<FullTile>(depth, present, rows, 1, b, wide, c, width, add || place > 0);
            }
        }
    }

    // For few results: each sum over places by itself, four at a time.
    [SkipLocalsInit]
    readonly void Dots(T* strip, nint length, T* g, nint rows, T* line, T* to, bool add)
    {
        T* sums = stackalloc T[4];
        T** x = stackalloc T*[4];
        nint places = ((rows - 1) * layout.Length + G.Width + TWide.Count - 1) / TWide.Count * TWide.Count;
        for (nint result = 0; result < Results; result++, g += G.ChannelStride)
        {
            new Span<T>(line, (int)places).Clear();
            for (nint row = 0; row < rows; row++)
                for (nint column = 0; column < G.Width; column++) line[row * layout.Length + column] = g[row * G.RowStride + column * G.ColumnStride];
            for (nint first = 0; first < length; first += 4)
            {
                for (nint i = 0; i < 4; i++)
                {
                    (nint channel, nint tap) = nint.DivRem(nint.Min(first + i, length - 1), Taps);
                    x[i] = strip + channel * layout.Size + layout.Offsets[tap];
                }
                Dots(places, line, x[0], x[1], x[2], x[3], sums);
                for (nint i = 0; i < nint.Min(4, length - first); i++)
                {
                    T* sum = to + (first + i) * width + result;
                    *sum = add ? *sum + sums[i] : sums[i];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Dots(nint places, T* g, T* x0, T* x1, T* x2, T* x3, T* sums)
    {
        TWide s0 = TWide.Zero, s1 = TWide.Zero, s2 = TWide.Zero, s3 = TWide.Zero;
        for (nint p = 0; p < places; p += TWide.Count)
        {
            TWide v = TWide.Load(g + p);
            s0 = TWide.MultiplyAdd(v, TWide.Load(x0 + p), s0);
            s1 = TWide.MultiplyAdd(v, TWide.Load(x1 + p), s1);
            s2 = TWide.MultiplyAdd(v, TWide.Load(x2 + p), s2);
            s3 = TWide.MultiplyAdd(v, TWide.Load(x3 + p), s3);
        }
        sums[0] = TWide.Sum(s0);
        sums[1] = TWide.Sum(s1);
        sums[2] = TWide.Sum(s2);
        sums[3] = TWide.Sum(s3);
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
