using NamedTorch.Core;
using Xunit;

namespace NamedTorch.Tests.Pointwise;

/// <summary>Targets: their names, sizes, dtypes, overlaps, versions, and gradients.</summary>
public sealed class IntoTests
{
    static Tensor Named(params string?[] names) => Torch.Ones([.. names.Select((n, i) => new Axis(n is null ? null : (Dim)n, i + 2))]);

    [Fact]
    public void UnnamedTarget_TakesTheResultsNames()
    {
        Tensor x = Named("N", "C"), target = Torch.Zeros(2, 3);
        Assert.Same(target, x.Exp(target));
        Assert.Equal(x.Type, target.Type);
        Assert.Equal((float)Math.E, target.ToArray<float>()[5], 1e-6f);
    }

    [Fact]
    public void EquallyNamedTarget_IsWritten()
    {
        Tensor x = Named("N", "C"), target = Named("N", "C");
        x.Add(x, target);
        Assert.All(target.ToArray<float>(), v => Assert.Equal(2, v));
    }

    [Theory]
    [InlineData("N", null)]
    [InlineData(null, "C")]
    [InlineData("C", "N")]
    [InlineData("N", "D")]
    public void PartlyOrOtherwiseNamedTarget_IsRefusedAndUntouched(string? first, string? second)
    {
        Tensor x = Named("N", "C"), target = Named(first, second);
        var e = Assert.Throws<IntoException>(() => x.Exp(target));
        Assert.Equal("NT6005", e.Id.ToString());
        Assert.All(target.ToArray<float>(), v => Assert.Equal(1, v));
    }

    [Fact]
    public void UnnamedResult_IsRefusedByANamedTarget() => Assert.Throws<IntoException>(() => Torch.Ones(2, 3).Exp(Named("N", "C")));

    [Fact]
    public void OtherSizes_AreRefused()
    {
        Assert.Throws<IntoException>(() => Torch.Ones(2, 3).Exp(Torch.Zeros(3, 2)));
        Assert.Throws<IntoException>(() => Torch.Ones(3).Add(Torch.Ones(2, 3), Torch.Zeros(3)));
    }

    [Fact]
    public void ResultThatTheDTypeCannotHold_IsRefused()
    {
        Assert.Throws<IntoException>(() => Torch.Ones(2).Exp(Torch.Zeros(2).To(DType.Int64)));
        Assert.Throws<IntoException>(() => Torch.Ones(2).To(DType.Int64).Add(1L, into: Torch.Zeros(2).To(DType.Bool)));
        var wide = Torch.Zeros(2).To(DType.Float64);
        Torch.Ones(2).Exp(wide);
        Assert.Equal(Math.E, wide.ToArray<double>()[0], 1e-6);
        var narrow = Torch.Zeros(2).To(DType.Int32);
        Torch.Ones(2).To(DType.Int64).Add(41L, into: narrow);
        Assert.Equal([42, 42], narrow.ToArray<int>());
    }

    [Fact]
    public void TargetThatIsAnOperand_IsWrittenInPlace()
    {
        var x = Tensor.From([1f, 2, 3]);
        Assert.Same(x, x.Multiply(x, x));
        Assert.Equal([1f, 4, 9], x.ToArray<float>());
    }

    [Fact]
    public void TargetThatOverlapsAnOperand_IsComputedAsIfItDidNot()
    {
        float[] memory = [1, 2, 3, 4, 5, 6];
        var all = Tensor.From(memory);
        all.Narrow(0, 0, 5).Add(Torch.Scalar(10f), all.Narrow(0, 1, 5));
        Assert.Equal([1f, 11, 12, 13, 14, 15], memory);
        var square = Tensor.From([1f, 2, 3, 4]).Reshape(2, 2);
        square.Add(square.Transpose(0, 1), square);
        Assert.Equal([2f, 5, 5, 8], square.ToArray<float>());
    }

    [Fact]
    public void ExpandedTarget_IsRefused() => Assert.Throws<IntoException>(() => Torch.Ones(4, 3).Exp(Torch.Zeros(1, 3).Expand(4, 3)));

    [Fact]
    public void EveryWrite_CountsOnce()
    {
        Tensor x = Torch.Ones(3), y = Torch.Ones(3);
        int before = x.Storage.Version;
        y.Exp(x);
        y.Add(y, x);
        Torch.Where(y > 0, y, y, x);
        y.Clamp(0.0, 1.0, x);
        Assert.Equal(before + 4, x.Storage.Version);
        var mask = Torch.Zeros(3).To(DType.Bool);
        before = mask.Storage.Version;
        y.Less(y, mask);
        y.IsNaN(mask);
        mask.BitwiseNot(mask);
        Assert.Equal(before + 3, mask.Storage.Version);
    }

    [Fact]
    public void LeafThatRequiresAGradient_IsRefused()
    {
        var x = Torch.Ones(3);
        x.RequiresGrad = true;
        var e = Assert.Throws<AutogradException>(() => x.Multiply(2.0, into: x));
        Assert.Equal("NT6004", e.Id.ToString());
        Assert.Throws<AutogradException>(() => Torch.Ones(3).Exp(x));
    }

    [Fact]
    public void WriteInPlace_IsDifferentiated()
    {
        var x = Tensor.From([1f, 2, 3]);
        x.RequiresGrad = true;
        var y = x * 3;
        y.Add(x, y);
        y.Sum().Backward();
        Assert.Equal([4f, 4, 4], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void ValueThatTheTapeNeeds_CannotBeOverwrittenUnnoticed()
    {
        var x = Tensor.From([1f, 2, 3]);
        x.RequiresGrad = true;
        var y = x.Exp();
        var z = y.Sum();
        y.Multiply(Torch.Scalar(2f), y);
        Assert.Throws<AutogradException>(() => z.Backward());
    }

    [Fact]
    public void MaskedFillInPlace_NeedsAMaskThatFits()
    {
        var x = Torch.Zeros(2, 2);
        x.MaskedFill(Tensor.From([true, false]), 5.0, x);
        Assert.Equal([5f, 0, 5, 0], x.ToArray<float>());
        Assert.Throws<IntoException>(() => Torch.Zeros(2).MaskedFill(Torch.Ones(2, 2) > 0, 1.0, Torch.Zeros(2)));
        Assert.Throws<DTypeException>(() => x.MaskedFill(Torch.Ones(2), 1.0));
        Assert.Throws<ShapeException>(() => x.MaskedFill(x > 0, Torch.Ones(2)));
    }
}
