using NamedTorch.Diagnostics;
using Xunit;

namespace NamedTorch.Tests.Dims;

public sealed class TensorTypeTests
{
    [Fact]
    public void AType_ShowsNamesAndSizes() =>
        Assert.Equal("(batch 8, ? 3, time n)", new TensorType(DimList.Of("batch", null, "time"), [8, 3, Size.Symbol("n").Code]).ToString());

    [Fact]
    public void Axes_MakeAType()
    {
        var type = TensorType.Of(("batch", 8), 3);
        Assert.Equal("(batch 8, ? 3)", type.ToString());
        Assert.Equal((2, 24L), (type.Rank, type.ElementCount));
        Assert.Equal([3L, 1L], type.ContiguousStrides);
        Assert.Equal(DiagnosticId.NT2007, Assert.Throws<ShapeException>(() => TensorType.Of(("batch", -2))).Id);
        Assert.Throws<DuplicateNamesException>(() => TensorType.Of(("a", 1), ("a", 1)));
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(0L, 5L, 0L, long.MaxValue)]
    [InlineData(24L, 2L, 3L, 4L)]
    [InlineData(-1L, 2L, -1L)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void ElementCount_IsTheProduct(long expected, params long[] sizes) =>
        Assert.Equal(expected, new TensorType(DimList.Unnamed(sizes.Length), sizes).ElementCount);

    [Fact]
    public void TooManyElements_AreRefused()
    {
        var error = Assert.Throws<ShapeException>(() => new TensorType(DimList.Unnamed(2), [1L << 32, 1L << 31]).ElementCount);
        Assert.StartsWith("NT2003 Shape: (? 4294967296, ? 2147483648) has more than 9223372036854775807 elements.", error.Message);
    }

    [Fact]
    public void Strides_OfAnEmptyTensorAreThoseOfOnes() =>
        Assert.Equal([4L, 4L, 1L], new TensorType(DimList.Unnamed(3), [2, 0, 4]).ContiguousStrides);

    [Fact]
    public void Equality_IsDimsAndSizes()
    {
        TensorType a = Types.Type("A 2, B 3"), b = Types.Type("A 2, B 3");
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, Types.Type("A 2, B 4"));
        Assert.NotEqual(a, Types.Type("A 2, ? 3"));
        Assert.NotEqual(Types.Type("A! 1"), Types.Type("A 1"));
        Assert.True(a.SameSizes(Types.Type("? 2, ? 3")) && !a.SameSizes(Types.Type("? 2")));
        Assert.Same(a, a.WithDims(a.Dims));
    }

    [Fact]
    public void WrongParts_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new TensorType(DimList.Of("A"), []));
        Assert.Throws<ArgumentException>(() => new TensorType(DimList.Of("A").WithUnits(0), [2]));
    }
}
