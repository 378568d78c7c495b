using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Index;

public sealed class IndexingTests
{
    static readonly Dim A = new("a"), B = new("b"), C = new("c"), Q = new("q");

    static Tensor Ramp(params Axis[] axes) => Arange(TensorType.Of(axes).ElementCount).To(DType.Float32).Reshape(axes);

    static Tensor Ints(Dim? name, params long[] values) => Tensor.From(values, name is null ? values.Length : name[values.Length]);

    [Fact]
    public void Place_ByName_DimGoes()
    {
        var x = Ramp(A[2], B[3]);
        Assert.Equal("(a 2)", x[B, ^1].Type.ToString());
        Assert.Equal([2f, 5], x[B, ^1].ToArray<float>());
        Assert.Equal([2f, 5], x[B, -1].ToArray<float>());
    }

    [Fact]
    public void RangeAndStep_AreViews()
    {
        var x = Ramp(A[2], B[6]);
        var y = x[(B, 1.., 2L)];
        Assert.Same(x.Storage, y.Storage);
        Assert.Equal([1f, 3, 5, 7, 9, 11], y.ToArray<float>());
    }

    [Fact]
    public void Range_BeyondTheEnd_IsCut() => Assert.Equal("(a 2, b 1)", Ramp(A[2], B[3])[B, 2..9].Type.ToString());

    [Fact]
    public void RestAndNewDim_ByPosition() => Assert.Equal("(n 1, a 2, b 3)", Ramp(A[2], B[3], C[4])[At.New("n"), At.Rest, 0].Type.ToString());

    [Fact]
    public void Flag_AddsADimOfSizeOneOrNone()
    {
        Assert.Equal("(? 1, a 2)", Ramp(A[2])[true].Type.ToString());
        Assert.Equal("(? 0, a 2)", Ramp(A[2])[false].Type.ToString());
    }

    [Fact]
    public void IndexTensor_ItsDimsReplaceTheDim()
    {
        var y = Ramp(A[2], B[3], C[2])[B, Ints(Q, 2, 0, -1, 1)];
        Assert.Equal("(a 2, q 4, c 2)", y.Type.ToString());
        Assert.Equal([4f, 5, 0, 1, 4, 5, 2, 3, 10, 11, 6, 7, 10, 11, 8, 9], y.ToArray<float>());
    }

    [Fact]
    public void IndexTensors_Neighbours_StandInPlace() =>
        Assert.Equal("(a 2, q 2)", Ramp(A[2], B[3], C[4])[(B, Ints(Q, 0, 1)), (C, Ints(Q, 3, 2))].Type.ToString());

    [Fact]
    public void IndexTensors_Apart_GoToTheFront()
    {
        var y = Ramp(A[2], B[3], C[4])[(A, Ints(Q, 0, 1)), (C, Ints(Q, 3, 2))];
        Assert.Equal("(q 2, b 3)", y.Type.ToString());
        Assert.Equal([3f, 7, 11, 14, 18, 22], y.ToArray<float>());
    }

    [Fact]
    public void IndexTensors_Broadcast() => Assert.Equal("(r 2, q 3)", Ramp(A[2], B[3])[(A, Ints("r", 0, 1).AlignTo("r", "q")), (B, Ints(Q, 0, 1, 2))].Type.ToString());

    [Fact]
    public void IndexTensor_NameOfAnotherDim_Refused() => Assert.Throws<DuplicateNamesException>(() => Ramp(A[2], B[3])[B, Ints(A, 0, 1)]);

    [Fact]
    public void Mask_OfTwoDims_MakesOneUnnamedDim()
    {
        var x = Ramp(A[2], B[3], C[2]);
        var mask = Tensor.From([true, false, false, false, true, true], A[2], B[3]);
        Assert.Equal("(? 3, c 2)", x[mask].Type.ToString());
        Assert.Equal([0f, 1, 8, 9, 10, 11], x[mask].ToArray<float>());
    }

    [Fact]
    public void Mask_OtherName_Refused() => Assert.Throws<NameMismatchException>(() => Ramp(A[2], B[3])[Tensor.From([true, false], C[2])]);

    [Fact]
    public void OutOfRange_RefusedBeforeAnythingIsWritten()
    {
        var x = Ramp(A[3]);
        Assert.Equal(Diagnostics.DiagnosticId.NT2006, Assert.Throws<TensorIndexException>(() => x[A, Ints(Q, 0, 3)] = Zeros(Q[2])).Id);
        Assert.Throws<TensorIndexException>(() => x.ScatterAdd("a", Ints(null, 0, -1), Ones(2), into: x));
        Assert.Throws<TensorIndexException>(() => x[A, 3]);
        Assert.Throws<TensorIndexException>(() => x[0, 0]);
        Assert.Equal([0f, 1, 2], x.ToArray<float>());
    }

    [Fact]
    public void SameDimTwice_Refused() => Assert.Throws<DuplicateNamesException>(() => Ramp(A[2], B[3])[(A, 0), (A, 1)]);

    [Fact]
    public void Set_Parts_WriteThroughToTheTensor()
    {
        var x = Zeros(A[2], B[4]);
        x[B, 1] = 1f;
        x[(B, 2.., 1L)] = Tensor.From([2f, 3], B[2]);
        x[(A, Ints(Q, 1)), (B, Ints(Q, 0))] = 9f;
        Assert.Equal([0f, 1, 2, 3, 9, 1, 2, 3], x.ToArray<float>());
        x[x.Detach() > 2] = -1f;
        Assert.Equal([0f, 1, 2, -1, -1, 1, 2, -1], x.ToArray<float>());
    }

    [Fact]
    public void Set_OtherNames_Refused()
    {
        var x = Zeros(A[2], B[3]);
        Assert.Throws<NameMismatchException>(() => x[A, 0] = Ones(C[3]));
        Assert.Equal(new float[6], x.ToArray<float>());
    }

    [Fact]
    public void Set_OverlappingPartOfItself_ReadsBeforeItWrites()
    {
        var x = Arange(A[4]).To(DType.Float32);
        x[A, 1..] = x[A, ..^1];
        Assert.Equal([0f, 0, 1, 2], x.ToArray<float>());
    }

    [Fact]
    public void Set_OnTheTape_GradientsReachValueAndTensor()
    {
        var x = Ones(A[2], B[3]);
        var value = Ones(B[3]);
        x.RequiresGrad = value.RequiresGrad = true;
        var y = x * 2f;
        y[A, 0] = value * 3f;
        y[(A, Ints(Q, 1)), (B, Ints(Q, 2))] = 0f;
        (y * y).Sum().Backward();
        Assert.Equal([0f, 0, 0, 8, 8, 0], x.Grad!.ToArray<float>());
        Assert.Equal([18f, 18, 18], value.Grad!.ToArray<float>());
        Assert.Equal(value.Type, value.Grad!.Type);
    }

    [Fact]
    public void Set_LeafThatRequiresGrad_Refused()
    {
        var x = Ones(A[2]);
        x.RequiresGrad = true;
        Assert.Throws<AutogradException>(() => x[A, 0] = 0f);
        Assert.Equal([1f, 1], x.ToArray<float>());
    }
}
