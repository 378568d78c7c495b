using NamedTorch.Gpu;

namespace NamedTorch.Tests.Kernels;

/// <summary>How tensors are walked: few dims, few kernels, indices as wide as they must be.</summary>
public sealed class LayoutTests
{
    static Tensor X(params long[] sizes) => Torch.Zeros([.. sizes.Select(static n => (Axis)n)]);

    static Tensor Stretched(long[] sizes, long[] strides, long offset = 0) =>
        Tensor.Over(X(1).Storage, DType.Float32, new(DimList.Unnamed(sizes.Length), sizes), strides, offset);

    [Fact]
    public void DenseTensors_AreOneDim() => Assert.Equal("I|1|1", Layout.Of([4, 5, 6], X(4, 5, 6), X(4, 5, 6)).Key);

    [Fact]
    public void DimsOfSizeOne_Go() => Assert.Equal("I|1", Layout.Of([4, 1, 6], X(4, 1, 6)).Key);

    [Fact]
    public void StretchedRow_KeepsTwoDims() => Assert.Equal("I|s1|01", Layout.Of([4, 6], X(4, 6), X(6)).Key);

    [Fact]
    public void TransposedOperand_KeepsTwoDims() => Assert.Equal("I|s1|1s", Layout.Of([4, 6], X(4, 6), Stretched([4, 6], [1, 4])).Key);

    [Fact]
    public void SizesAndOffsets_AreNotPartOfTheKey() => Assert.Equal(Layout.Of([4, 6], X(4, 6), X(6)).Key, Layout.Of([9, 2], X(9, 2), Stretched([2], [1], 7)).Key);

    [Fact]
    public void OneNumber_HasNoDims() => Assert.Equal(("I||", 1L), (Layout.Of([], X(), X()).Key, Layout.Of([], X(), X()).Count));

    [Theory]
    [InlineData(1L << 30, 1, 0, false)]
    [InlineData(1L << 31, 0, 0, true)]
    [InlineData(2, 1L << 31, 0, true)]
    [InlineData(2, 1, 1L << 31, true)]
    [InlineData(3, -(1L << 30), 1L << 31, true)]
    public void Indices_AreLongOnlyWhereTheyMustBe(long size, long stride, long offset, bool isLong) =>
        Assert.Equal(isLong ? ScalarType.Int64 : ScalarType.Int32, Layout.Of([size], Stretched([size], [stride], offset)).Index);
}
