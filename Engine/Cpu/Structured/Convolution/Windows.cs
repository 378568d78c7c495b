using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>The windows of one channel of x: a matrix of taps rows and <see cref="Places"/> columns, read from x and added back to it.</summary>
readonly unsafe struct Windows<T> where T : unmanaged, INumberBase<T>
{
    readonly long[] xSizes, xStrides, ySizes, taps, stride, padding, dilation;

    internal Windows(Tensor x, Tensor y, long[] taps, ConvolutionPlan plan)
    {
        (xSizes, xStrides) = (x.Sizes.ToArray(), x.Strides.ToArray());
        (ySizes, this.taps) = (y.Sizes[2..].ToArray(), taps);
        (stride, padding, dilation) = (plan.Stride, plan.Padding, plan.Dilation);
    }

    internal int Images => (int)xSizes[0];
    internal long Channels => xSizes[1];
    internal long Taps => taps[0] * taps[1] * taps[2];
    internal long Places => ySizes[0] * ySizes[1] * ySizes[2];

    /// <summary>Writes all columns of a channel; places outside of x are 0.</summary>
    internal void Gather(T* x, int image, long channel, T* panel) => Rows(x, image, channel, panel, adds: false);

    /// <summary>Makes a dense channel of x the sum of all columns.</summary>
    internal void Scatter(T* x, int image, long channel, T* panel)
    {
        new Span<T>(x + image * xStrides[0] + channel * xStrides[1], (int)(xSizes[2] * xSizes[3] * xSizes[4])).Clear();
        Rows(x, image, channel, panel, adds: true);
    }

    void Rows(T* x, int image, long channel, T* panel, bool adds)
    {
        for (long kd = 0; kd < taps[0]; kd++)
            for (long kh = 0; kh < taps[1]; kh++)
                for (long kw = 0; kw < taps[2]; kw++, panel += Places)
                    Row(x + image * xStrides[0] + channel * xStrides[1], kd, kh, kw, panel, adds);
    }

    // One row of the panel: one tap of one channel, seen from consecutive windows, line by line of the result.
    void Row(T* x, long kd, long kh, long kw, T* panel, bool adds)
    {
        long width = ySizes[2];
        for (long line = 0; line < ySizes[0] * ySizes[1]; line++)
        {
            long h = line % ySizes[1], d = line / ySizes[1];
            long id = d * stride[0] - padding[0] + kd * dilation[0], ih = h * stride[1] - padding[1] + kh * dilation[1];
            bool inside = (ulong)id < (ulong)xSizes[2] && (ulong)ih < (ulong)xSizes[3];
            Line(inside ? x + id * xStrides[2] + ih * xStrides[3] : null, kw * dilation[2] - padding[2], width, panel + line * width, adds);
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
