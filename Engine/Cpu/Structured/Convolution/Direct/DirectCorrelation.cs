using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>
/// A correlation as a matrix product with windows that never exist: what a strip of rows sees is copied once, with its zeros, and there the
/// windows' rows are runs of neighbouring places, which the tile kernel reads by a list of where they begin.
/// </summary>
/// <remarks>A unit is a strip of one image, group and depth, for all its results; a chunk is a run of units.</remarks>
unsafe struct DirectCorrelation<T, TWide> : IJob where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    const long StripBytes = 256 << 10;
    const double Grain = 4e5;
    const int LeastUnits = 16, MostChunks = 256;

    /// <summary>Groups of fewer results would leave most of a tile empty: they are summed line by line.</summary>
    internal const int FewResults = 4;

    public Volume<T> Source, Target;
    public TapWeights<T> Weights;

    /// <summary>One value per result of all groups, or null.</summary>
    public T* Bias;

    StripLayout layout;
    Slices units;
    nint stripRows;

    readonly nint Strips => (Target.Height + stripRows - 1) / stripRows;

    /// <summary>All of it, on the team.</summary>
    public static void Run(ref DirectCorrelation<T, TWide> job, Slide depth, Slide rows, Slide columns)
    {
        if (job.Target.Width <= 0 || job.Target.Height <= 0 || job.Target.Depth <= 0) return;
        job.Weights.Rows = Tile<T, TWide>.Rows;
        using var panels = Scratch.Rent(job.Weights.Size * sizeof(T));
        job.Weights.Panels = (T*)panels.Pointer;
        TapWeights<T>.Fill(ref job.Weights);
        nint whole = job.Target.Images * job.Weights.Groups * job.Target.Depth;
        job.stripRows = Rows(job, depth, rows, columns, whole);
        job.layout = new(depth, rows, columns, job.stripRows, job.Target.Width);
        double work = 2.0 * job.Weights.Results * job.Weights.Length * job.stripRows * job.Target.Width;
        job.units = new((long)whole * job.Strips, (long)Math.Max(1, Grain / work), MostChunks);
        Team.For(ref job, job.units.Count);
    }

    // Strips fit a cache and are many enough to share, which a single small image would not be.
    static nint Rows(in DirectCorrelation<T, TWide> job, Slide depth, Slide rows, Slide columns, nint whole)
    {
        var one = new StripLayout(depth, rows, columns, 1, job.Target.Width);
        nint row = one.Size / one.Rows * job.Weights.Channels * sizeof(T);
        nint fits = (nint)(StripBytes / row) - rows.Reach, shared = job.Target.Height * whole / LeastUnits;
        return nint.Clamp(nint.Min(fits, shared), 1, job.Target.Height);
    }

    /// <inheritdoc/>
    public readonly void Run(int chunk)
    {
        nint size = Weights.Channels * layout.Size, end = size + 4 * TWide.Count;
        using var scratch = Scratch.Rent((end + stripRows * layout.Length + 4 * TWide.Count) * sizeof(T) + Weights.Length * sizeof(nint));
        nint* lines = (nint*)scratch.Pointer;
        T* strip = (T*)(lines + Weights.Length), line = strip + end;
        new Span<T>(strip + size, (int)(end - size)).Clear();
        for (nint i = 0; i < Weights.Length; i++) lines[i] = i / Weights.Taps.Length * layout.Size + layout.Offsets[i % Weights.Taps.Length];
        for (long unit = units.Begin(chunk); unit < units.End(chunk); unit++)
        {
            nint rest = (nint)unit, row = rest % Strips * stripRows;
            (rest, nint depth) = nint.DivRem(rest / Strips, Target.Depth);
            (nint image, nint group) = nint.DivRem(rest, Weights.Groups);
            for (nint c = 0; c < Weights.Channels; c++)
                layout.Fill(Source, Source.At(image, group * Weights.Channels + c), depth, row, strip + c * layout.Size);
            T* y = Target.At(image, group * Weights.Results) + depth * Target.DepthStride + row * Target.RowStride;
            T* bias = Bias == null ? null : Bias + group * Weights.Results;
            nint rows = nint.Min(stripRows, Target.Height - row);
            if (Weights.Results < FewResults) Lines((int)group, strip, rows, y, bias, lines, line);
            else Tiles((int)group, strip, rows, y, bias, lines);
        }
    }

    [SkipLocalsInit]
    readonly void Tiles(int group, T* strip, nint rows, T* y, T* bias, nint* lines)
    {
        nint height = Tile<T, TWide>.Rows, width = 2 * TWide.Count, places = (rows - 1) * layout.Length + Target.Width, length = Weights.Length;
        T* sums = stackalloc T[Tile<T, TWide>.MostRows * 2 * TWide.Count];
        for (nint place = 0; place < places; place += width)
            for (nint i = 0; i < Weights.PanelCount; i++)
            {
                nint result = i * height, present = nint.Min(height, Weights.Results - result);
                if (places - place > TWide.Count) Tile<T, TWide>.Run<FullTile>(length, present, Weights.Panel(group, i), strip + place, lines, sums, width);
                else Tile<T, TWide>.Run<HalfTile>(length, present, Weights.Panel(group, i), strip + place, lines, sums, width);
                Put(sums, place, nint.Min(places - place, width), rows, y + result * Target.ChannelStride, present, bias == null ? null : bias + result);
            }
    }

    // Writes the places that are some of y's: those behind the end of a row are not. A register that reaches beyond its row is overwritten by
    // the next one, except at the end of the strip.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    readonly void Put(T* sums, nint place, nint count, nint rows, T* y, nint results, T* bias)
    {
        (nint row, nint column) = nint.DivRem(place, layout.Length);
        for (nint done = 0; done < count; done += layout.Length - column, column = 0, row++)
        {
            nint some = nint.Min(count - done, Target.Width - column);
            T* to = y + row * Target.RowStride + column * Target.ColumnStride;
            for (nint result = 0; result < results; result++)
                Write(sums + result * 2 * TWide.Count + done, some, bias == null ? T.Zero : bias[result], to + result * Target.ChannelStride, Within(rows, row, column));
        }
    }

    // Places from here to the end of the strip, if they are all neighbours.
    readonly nint Within(nint rows, nint row, nint column) => Target.HasDenseRows ? (rows - row) * Target.Width - column : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void Write(T* from, nint count, T bias, T* to, nint within)
    {
        TWide each = TWide.Fill(bias);
        nint i = 0;
        for (; i < count && i + TWide.Count <= within; i += TWide.Count) TWide.Add(TWide.Load(from + i), each).Store(to + i);
        for (; i < count; i++) to[i * Target.ColumnStride] = from[i] + bias;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    readonly void Lines(int group, T* strip, nint rows, T* y, T* bias, nint* lines, T* line)
    {
        nint places = (rows - 1) * layout.Length + Target.Width;
        for (nint result = 0; result < Weights.Results; result++, y += Target.ChannelStride)
        {
            for (nint place = 0; place < places; place += 4 * TWide.Count)
                Line(strip + place, Weights.Length, lines, Weights.Panel(group, 0) + result, line + place);
            T b = bias == null ? T.Zero : bias[result];
            for (nint row = 0; row < rows; row++)
                Write(line + row * layout.Length, Target.Width, b, y + row * Target.RowStride, Within(rows, row, 0));
        }
    }

    /// <summary>Four registers of neighbouring places of one result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Line(T* strip, nint length, nint* lines, T* weights, T* to)
    {
        TWide s0 = TWide.Zero, s1 = TWide.Zero, s2 = TWide.Zero, s3 = TWide.Zero;
        for (nint* end = lines + length; lines < end; lines++, weights += Tile<T, TWide>.Rows)
        {
            T* x = strip + *lines;
            TWide w = TWide.Broadcast(weights);
            s0 = TWide.MultiplyAdd(w, TWide.Load(x), s0);
            s1 = TWide.MultiplyAdd(w, TWide.Load(x + TWide.Count), s1);
            s2 = TWide.MultiplyAdd(w, TWide.Load(x + 2 * TWide.Count), s2);
            s3 = TWide.MultiplyAdd(w, TWide.Load(x + 3 * TWide.Count), s3);
        }
        s0.Store(to);
        s1.Store(to + TWide.Count);
        s2.Store(to + 2 * TWide.Count);
        s3.Store(to + 3 * TWide.Count);
    }
}
