using System.Numerics.Tensors;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Bridges;

public class SpanTests
{
    static Tensor Transposed()
    {
        var x = FromValues([[1f, 2f, 3f], [4f, 5f, 6f]]);
        return x.View(TensorType.Of(3, 2), [1, 3], 0);
    }

    [Fact]
    public void WritableSpan_CountsAsAWrite()
    {
        var x = Zeros(3);
        int version = x.Storage.Version;
        x.WithSpan<float>(s => s.Fill(2));
        Assert.Equal(version + 1, x.Storage.Version);
        Assert.Equal([2, 2, 2], x.ToArray<float>());
        x.ReadSpan<float, int>(s => s.Length);
        Assert.Equal(version + 1, x.Storage.Version);
    }

    [Fact]
    public void SpanOfAnotherType_RefusedUnwritten()
    {
        var x = Zeros(3);
        int version = x.Storage.Version;
        Assert.Contains("NT4101", Assert.Throws<DTypeException>(() => x.WithSpan<double>(s => s.Fill(2))).Message);
        Assert.Equal(version, x.Storage.Version);
    }

    [Fact]
    public void SpanOfStridedView_Refused() => Assert.Contains("NT2007", Assert.Throws<ShapeException>(() => Transposed().WithSpan<float>(_ => { })).Message);

    [Fact]
    public void TensorSpan_HasTheViewsSizesAndStrides()
    {
        var x = Transposed();
        Assert.Equal([1, 4, 2, 5, 3, 6], x.ToArray<float>());
        x.AsTensorSpan<float>(s =>
        {
            Assert.Equal(2, s.Rank);
            Assert.Equal((nint)3, s.Lengths[0]);
            Assert.Equal(5f, s[1, 1]);
            s[2, 0] = 30;
        });
        Assert.Equal(30, x.ToArray<float>()[4]);
        Assert.Equal(48f, x.ReadTensorSpan<float, float>(s => System.Numerics.Tensors.Tensor.Sum(s)));
    }

    [Fact]
    public void TensorSpanOfUnitsAndEmpty_Works()
    {
        Ones(1, 3, 1).AsTensorSpan<float>(s => Assert.Equal((nint)3, s.FlattenedLength));
        Ones(0, 3).AsTensorSpan<float>(s => Assert.Equal((nint)0, s.FlattenedLength));
        Assert.Equal(1f, Ones().ReadTensorSpan<float, float>(s => s.FlattenedLength == 1 ? 1 : 0));
    }

    [Fact]
    public void RepeatedView_NotLentForWriting()
    {
        var x = Ones(3).View(TensorType.Of(2, 3), [0, 1], 0);
        Assert.Throws<ShapeException>(() => x.AsTensorSpan<float>(_ => { }));
        Assert.Equal(6f, x.ReadTensorSpan<float, float>(s => System.Numerics.Tensors.Tensor.Sum(s)));
    }

    [Fact]
    public void WrittenThroughASpan_SavedTensorIsStale()
    {
        var x = Ones([2], DType.Float32, requiresGrad: true);
        var y = x * x;
        x.WithSpan<float>(s => s[0] = 5);
        Assert.Contains("NT6002", Assert.Throws<AutogradException>(() => y.Sum().Backward()).Message);
    }

    [Fact]
    public void Item_OfOneElementOnly()
    {
        Assert.Equal(2.5f, Scalar(2.5).Item<float>());
        Assert.Equal(7L, Scalar(7).Item<long>());
        Assert.Throws<ShapeException>(() => Zeros(2).Item<float>());
        Assert.Throws<DTypeException>(() => Zeros(1).Item<double>());
    }
}
