namespace NamedTorch.Cpu;

/// <summary>Images of channels of depth × height × width, with any strides.</summary>
readonly unsafe struct Volume<T> where T : unmanaged
{
    readonly T* pointer;

    internal Volume(T* pointer, Tensor x)
    {
        this.pointer = pointer;
        (ImageStride, ChannelStride, DepthStride, RowStride, ColumnStride) = ((nint)x.Strides[0], (nint)x.Strides[1], (nint)x.Strides[2], (nint)x.Strides[3], (nint)x.Strides[4]);
        (Images, Channels, Depth, Height, Width) = ((nint)x.Sizes[0], (nint)x.Sizes[1], (nint)x.Sizes[2], (nint)x.Sizes[3], (nint)x.Sizes[4]);
    }

    Volume(in Volume<T> x, nint d, nint h, nint w, nint sd, nint sh, nint sw)
    {
        this = x;
        pointer += d * DepthStride + h * RowStride + w * ColumnStride;
        (Depth, Height, Width) = ((Depth - d + sd - 1) / sd, (Height - h + sh - 1) / sh, (Width - w + sw - 1) / sw);
        (DepthStride, RowStride, ColumnStride) = (DepthStride * sd, RowStride * sh, ColumnStride * sw);
    }

    internal nint Images { get; }
    internal nint Channels { get; }
    internal nint Depth { get; }
    internal nint Height { get; }
    internal nint Width { get; }
    internal nint ImageStride { get; }
    internal nint ChannelStride { get; }
    internal nint DepthStride { get; }
    internal nint RowStride { get; }
    internal nint ColumnStride { get; }

    /// <summary>Places of a channel.</summary>
    internal nint Places => Depth * Height * Width;

    /// <summary>Whether rows lie one after the other, with no gaps.</summary>
    internal bool HasDenseRows => ColumnStride == 1 && RowStride == Width;

    /// <summary>Every s-th place from (d, h, w) on.</summary>
    internal Volume<T> Every(nint d, nint h, nint w, nint sd, nint sh, nint sw) => new(this, d, h, w, sd, sh, sw);

    /// <summary>One value per channel everywhere; zeros without any.</summary>
    internal void Fill(T* values)
    {
        for (nint plane = 0; plane < Images * Channels * Depth; plane++)
            for (nint row = 0; row < Height; row++)
            {
                T* to = At(plane / Depth / Channels, plane / Depth % Channels) + plane % Depth * DepthStride + row * RowStride;
                T value = values == null ? default : values[plane / Depth % Channels];
                for (nint column = 0; column < Width; column++) to[column * ColumnStride] = value;
            }
    }

    /// <summary>The first element of a channel.</summary>
    internal T* At(nint image, nint channel) => pointer + image * ImageStride + channel * ChannelStride;
}
