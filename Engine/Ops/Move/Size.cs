using NamedTorch.Inference;

namespace NamedTorch;

public static partial class Torch
{
    extension(Tensor x)
    {
        /// <summary>Elements along a dim.</summary>
        /// <param name="dim">The dim.</param>
        /// <exception cref="UnknownDimException">NT1003: no such dim; NT1017: no dim given.</exception>
        /// <exception cref="DimIndexException">NT1013: no such position.</exception>
        public long Size(DimRef dim) => x.Sizes[DimLookup.Position("Size", x.Type, dim)];

        /// <summary>Elements to step over in memory from one place of a dim to the next.</summary>
        /// <inheritdoc cref="Size(Tensor, DimRef)"/>
        public long Stride(DimRef dim) => x.Strides[DimLookup.Position("Stride", x.Type, dim)];
    }
}
