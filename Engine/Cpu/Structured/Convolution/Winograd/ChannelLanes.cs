using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>The planes of a batch, read and written with as many channels side by side as a register has lanes.</summary>
readonly unsafe struct ChannelLanes<TWide> where TWide : struct, IWide<TWide, float>
{
    const int Block = 8;

    readonly float* pointer;
    readonly nint imageStride, channelStride, rowStride, columnStride;

    /// <summary>The planes of x, which has one place of depth and starts at <paramref name="pointer"/>.</summary>
    internal ChannelLanes(float* pointer, Tensor x)
    {
        this.pointer = pointer;
        (imageStride, channelStride, rowStride, columnStride) = ((nint)x.Strides[0], (nint)x.Strides[1], (nint)x.Strides[3], (nint)x.Strides[4]);
        (Height, Width) = ((nint)x.Sizes[3], (nint)x.Sizes[4]);
    }

    internal nint Height { get; }
    internal nint Width { get; }

    /// <summary>Reads a rectangle as to[(row · columns + column) · lanes + channel]; zeros lie outside of the plane and in lanes from <paramref name="channels"/> on.</summary>
    internal void Read(nint image, nint channel, nint channels, nint top, nint left, nint rows, nint columns, float* to)
    {
        nint from = nint.Clamp(-left, 0, columns), end = nint.Clamp(Width - left, from, columns);
        for (nint row = 0; row < rows; row++, to += columns * TWide.Count)
        {
            nint at = top + row;
            if ((nuint)at >= (nuint)Height || from == end)
            {
                Clear(to, columns);
                continue;
            }
            Clear(to, from);
            Gather(Place(image, channel, at, left + from), channels, end - from, to + from * TWide.Count);
            Clear(to + end * TWide.Count, columns - end);
        }
    }

    /// <summary>Writes what of a rectangle lies in the plane, from[(row · columns + column) · lanes + channel].</summary>
    internal void Write(nint image, nint channel, nint channels, nint top, nint left, nint rows, nint columns, float* from)
    {
        nint count = nint.Min(columns, Width - left);
        rows = nint.Min(rows, Height - top);
        for (nint row = 0; row < rows; row++, from += columns * TWide.Count)
            Scatter(from, channels, count, Place(image, channel, top + row, left));
    }

    float* Place(nint image, nint channel, nint row, nint column) => pointer + image * imageStride + channel * channelStride + row * rowStride + column * columnStride;

    static void Clear(float* to, nint columns) => new Span<float>(to, (int)(columns * TWide.Count)).Clear();

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void Gather(float* from, nint channels, nint count, float* to)
    {
        nint lanes = TWide.Count;
        if (channels == lanes && channelStride == 1)
        {
            for (nint i = 0; i < count; i++) TWide.Load(from + i * columnStride).Store(to + i * lanes);
        }
        else if (channels == lanes && IsBlocked(count, columnStride))
        {
            for (nint c = 0; c < lanes; c += Block)
                for (nint i = 0; i < count; i += Block)
                {
                    // The last block begins early and repeats what the one before it did.
                    nint at = nint.Min(i, count - Block);
                    Transpose.Block(from + c * channelStride + at, channelStride, to + at * lanes + c, lanes);
                }
        }
        else
        {
            if (channels < lanes) Clear(to, count);
            for (nint c = 0; c < channels; c++)
                for (nint i = 0; i < count; i++) to[i * lanes + c] = from[c * channelStride + i * columnStride];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void Scatter(float* from, nint channels, nint count, float* to)
    {
        nint lanes = TWide.Count;
        if (channels == lanes && IsBlocked(count, columnStride))
        {
            for (nint c = 0; c < lanes; c += Block)
                for (nint i = 0; i < count; i += Block)
                {
                    nint at = nint.Min(i, count - Block);
                    Transpose.Block(from + at * lanes + c, lanes, to + c * channelStride + at, channelStride);
                }
        }
        else
        {
            for (nint c = 0; c < channels; c++)
                for (nint i = 0; i < count; i++) to[c * channelStride + i * columnStride] = from[i * lanes + c];
        }
    }

    static bool IsBlocked(nint count, nint columnStride) => columnStride == 1 && count >= Block && TWide.Count % Block == 0 && Transpose.Accelerated<float>();
}
