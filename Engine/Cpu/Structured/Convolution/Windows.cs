using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>
/// The windows of a convolution: a matrix of <see cref="Length"/> = channels · taps rows (of one group) and <see cref="Places"/> columns
/// per image, read from x and added back to it a strip of columns at a time.
/// </summary>
readonly unsafe struct Windows<T> where T : unmanaged, INumberBase<T>
{
    const long PanelBytes = 192 << 10;

    readonly long[] xSizes, xStrides, ySizes, taps, stride, padding, dilation;

    internal Windows(Tensor x, Tensor y, Tensor w, ConvolutionPlan plan) : this(x, y, w.Sizes[2..].ToArray(), w.Sizes[0], plan) { }

    internal Windows(Tensor x, Tensor y, long[] taps, long results, ConvolutionPlan plan)
    {
        (xSizes, xStrides) = (x.Sizes.ToArray(), x.Strides.ToArray());
        (ySizes, this.taps) = (y.Sizes[2..].ToArray(), taps);
        (stride, padding, dilation) = (plan.Stride, plan.Padding, plan.Dilation);
        Images = (int)xSizes[0];
        Groups = plan.Groups;
        Channels = xSizes[1] / plan.Groups;
        Results = results / plan.Groups;
        Taps = taps[0] * taps[1] * taps[2];
        Length = Channels * Taps;
        Places = ySizes[0] * ySizes[1] * ySizes[2];
        // Strips fit a cache and are many enough to share, which a single small image would not be.
        long fits = Math.Max(48, PanelBytes / (Math.Max(1, Length) * sizeof(T))), shared = Math.Max(48, Places * Images * Groups / 32);
        StripLength = Math.Max(1, Math.Min(Places, Math.Min(fits, shared) / 16 * 16));
        Strips = (int)Math.Max(1, (Places + StripLength - 1) / StripLength);
    }

    internal int Images { get; }
    internal int Groups { get; }
    /// <summary>Channels of x in a group.</summary>
    internal long Channels { get; }
    /// <summary>Channels of y in a group.</summary>
    internal long Results { get; }
    internal long Taps { get; }
    internal long Length { get; }
    internal long Places { get; }
    internal long StripLength { get; }
    internal int Strips { get; }

    internal long First(int strip) => Math.Min(Places, strip * StripLength);

    /// <summary>Writes the columns [first, first + count) for some channels; places outside of x are 0.</summary>
    internal void Gather(T* x, int image, long channel, long channels, long first, long count, T* panel)
    {
        for (long c = channel; c < channel + channels; c++)
            for (long kd = 0; kd < taps[0]; kd++)
                for (long kh = 0; kh < taps[1]; kh++)
                    for (long kw = 0; kw < taps[2]; kw++, panel += count)
                        Row(x + image * xStrides[0] + c * xStrides[1], kd, kh, kw, first, count, panel, adds: false);
    }

    /// <summary>Adds the columns [first, first + count) for some channels back to x.</summary>
    internal void Scatter(T* x, int image, long channel, long channels, long first, long count, T* panel)
    {
        for (long c = channel; c < channel + channels; c++)
            for (long kd = 0; kd < taps[0]; kd++)
                for (long kh = 0; kh < taps[1]; kh++)
                    for (long kw = 0; kw < taps[2]; kw++, panel += count)
                        Row(x + image * xStrides[0] + c * xStrides[1], kd, kh, kw, first, count, panel, adds: true);
    }

    /// <summary>Zeros some channels of a dense x.</summary>
    internal void Clear(T* x, int image, long channel, long channels)
    {
        for (long c = channel; c < channel + channels; c++)
            new Span<T>(x + image * xStrides[0] + c * xStrides[1], (int)(xSizes[2] * xSizes[3] * xSizes[4])).Clear();
    }

    // One row of the panel: one tap of one channel, seen from consecutive windows, line by line of the result.
    void Row(T* x, long kd, long kh, long kw, long first, long count, T* panel, bool adds)
    {
        long width = ySizes[2];
        for (long done = 0; done < count;)
        {
            long place = first + done, w0 = place % width, h = place / width % ySizes[1], d = place / width / ySizes[1];
            long n = Math.Min(width - w0, count - done);
            long id = d * stride[0] - padding[0] + kd * dilation[0], ih = h * stride[1] - padding[1] + kh * dilation[1];
            bool inside = (ulong)id < (ulong)xSizes[2] && (ulong)ih < (ulong)xSizes[3];
            Line(inside ? x + id * xStrides[2] + ih * xStrides[3] : null, w0 * stride[2] - padding[2] + kw * dilation[2], n, panel + done, adds);
            done += n;
        }
    }

    void Line(T* x, long at, long count, T* panel, bool adds)
    {
        long step = stride[2], from = 0, to = 0;
        if (x != null)
        {
            // The part of the line whose places at + i·step lie in [0, width of x).
            from = at >= 0 ? 0 : Math.Min(count, (-at + step - 1) / step);
            to = at >= xSizes[4] ? from : Math.Max(from, Math.Min(count, (xSizes[4] - 1 - at) / step + 1));
        }
        long inner = step * xStrides[4];
        T* source = x + at * xStrides[4];
        if (adds)
        {
            for (long i = from; i < to; i++) source[i * inner] += panel[i];
            return;
        }
        for (long i = 0; i < from; i++) panel[i] = T.Zero;
        if (inner == 1) Buffer.MemoryCopy(source + from, panel + from, (to - from) * sizeof(T), (to - from) * sizeof(T));
        else
            for (long i = from; i < to; i++) panel[i] = source[i * inner];
        for (long i = to; i < count; i++) panel[i] = T.Zero;
    }
}
