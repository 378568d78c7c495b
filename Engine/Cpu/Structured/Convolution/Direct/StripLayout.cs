using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>
/// What some rows of results see of a source, copied with its zeros around: per channel and phase a plane of rows that are a little longer
/// than those of the result. Place (row, column) of a result is row · <see cref="Length"/> + column from where a tap begins.
/// </summary>
sealed unsafe class StripLayout
{
    readonly Slide depth, rows, columns;

    internal StripLayout(Slide depth, Slide rows, Slide columns, nint resultRows, nint resultColumns)
    {
        (this.depth, this.rows, this.columns) = (depth, rows, columns);
        Rows = resultRows + rows.Reach;
        Length = resultColumns + columns.Reach;
        Offsets = new nint[depth.Taps * rows.Taps * columns.Taps];
        int tap = 0;
        for (int d = 0; d < depth.Taps; d++)
            for (int h = 0; h < rows.Taps; h++)
                for (int w = 0; w < columns.Taps; w++)
                    Offsets[tap++] = Plane(depth.Phases[d], rows.Phases[h], columns.Phases[w]) + rows.Steps[h] * Length + columns.Steps[w];
    }

    internal nint Rows { get; }
    /// <summary>From one row to the next.</summary>
    internal nint Length { get; }
    /// <summary>Where each tap begins, depth first, columns last.</summary>
    internal nint[] Offsets { get; }
    /// <summary>Elements of one channel.</summary>
    internal nint Size => Plane(depth.Starts.Length, 0, 0);

    nint Plane(int d, int h, int w) => ((d * rows.Starts.Length + h) * columns.Starts.Length + w) * Rows * Length;

    /// <summary>Whether results see x itself: one tap, one place per result and no zeros around.</summary>
    internal bool IsPlain<T>(in Volume<T> x) where T : unmanaged =>
        Offsets.Length == 1 && x.HasDenseRows && x.Width == Length && new[] { depth, rows, columns }.All(static slide => slide.Stride == 1 && slide.Starts[0] == 0);

    /// <summary>Copies what the results from (d, row) on see of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal void Fill<T>(in Volume<T> x, T* channel, nint d, nint row, T* to) where T : unmanaged
    {
        nint step = (nint)columns.Stride, inner = step * x.ColumnStride;
        foreach (long z in depth.Starts)
        {
            nint at = d * (nint)depth.Stride + (nint)z;
            bool isPlane = (nuint)at < (nuint)x.Depth;
            foreach (long y in rows.Starts)
                foreach (long start in columns.Starts)
                {
                    // The part of a line whose places start + i · step lie in [0, width).
                    nint from = start >= 0 ? 0 : nint.Min(Length, ((nint)(-start) + step - 1) / step);
                    nint end = start >= x.Width ? from : nint.Clamp((x.Width - 1 - (nint)start) / step + 1, from, Length);
                    T* source = channel + at * x.DepthStride + ((nint)start + from * step) * x.ColumnStride;
                    nint line = row * (nint)rows.Stride + (nint)y;
                    for (nint r = 0; r < Rows; r++, line += (nint)rows.Stride, to += Length)
                    {
                        if (isPlane && (nuint)line < (nuint)x.Height) Line(source + line * x.RowStride, inner, to, from, end);
                        else new Span<T>(to, (int)Length).Clear();
                    }
                }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Line<T>(T* source, nint step, T* to, nint from, nint end) where T : unmanaged
    {
        const int Block = 8;
        nint i = 0;
        for (; i < from; i++) to[i] = default;
        if (step == 1)
        {
            new ReadOnlySpan<T>(source, (int)(end - from)).CopyTo(new(to + from, (int)(end - from)));
            i = end;
        }
        else if (step == 2 && sizeof(T) == sizeof(uint))
        {
            // Every other element is the lower half of a pair; the last pair may have no upper half.
            for (; i + Block < end; i += Block, source += 2 * Block)
                Vector256.Narrow(Vector256.Load((ulong*)source), Vector256.Load((ulong*)source + Block / 2)).Store((uint*)(to + i));
        }
        for (; i < end; i++, source += step) to[i] = *source;
        for (; i < Length; i++) to[i] = default;
    }
}
