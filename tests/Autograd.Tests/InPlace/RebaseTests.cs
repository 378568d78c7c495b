using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.InPlace;

public sealed class RebaseTests
{
    static readonly Dim Row = new(), Column = new();

    static Tensor Matrix(Tensor x) => x * 1;

    [Fact]
    public void AWriteIntoAView_ReachesTheBasesHistory()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        var y = Matrix(x);
        var first = y[Row, 0];
        first.Multiply(10, into: first);
        y.Sum().Backward();
        Assert.Equal([10, 10, 1, 1], x.Grad.Values());
        Assert.Equal([10, 20, 3, 4], y.Values());
    }

    [Fact]
    public void AnotherView_SeesTheWrite()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        var y = Matrix(x);
        var (row, column) = (y[Row, 0], y[Column, 1]);
        row.Multiply(10, into: row);
        (column * column).Sum().Backward();
        Assert.Equal([0, 2 * 20 * 10, 0, 2 * 4], x.Grad.Values());
    }

    [Fact]
    public void AWriteIntoTheBase_ReachesItsViews()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        var y = Matrix(x);
        var row = y[Row, 1];
        y.Multiply(3, into: y);
        row.Sum().Backward();
        Assert.Equal([0, 0, 3, 3], x.Grad.Values());
    }

    [Fact]
    public void AViewOfAView_IsRebasedToTheRoot()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        var y = Matrix(x);
        var cell = y[Row, 1][Column, 0];
        var row = y[Row, 1];
        cell.Multiply(5, into: cell);
        row.Sum().Backward();
        Assert.Equal([0, 0, 5, 1], x.Grad.Values());
    }

    [Fact]
    public void AnAssignedPart_ForgetsWhatItWas()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        var w = Leaf([7, 8], Column[2]);
        var y = Matrix(x);
        y[Row, 0] = w * 2;
        (y * y).Sum().Backward();
        Assert.Equal([0, 0, 6, 8], x.Grad.Values());
        Assert.Equal([56, 64], w.Grad.Values());
    }

    [Fact]
    public void PlainMemoryWrittenThroughAView_GetsAHistory()
    {
        var w = Leaf([7, 8], Column[2]);
        var y = Zeros(Row[2], Column[2]);
        var other = y[Column, 0];
        y[Row, 1] = w;
        Assert.True(y.RequiresGrad);
        Assert.True(other.RequiresGrad);
        other.Sum().Backward();
        Assert.Equal([1, 0], w.Grad.Values());
    }

    [Fact]
    public void AViewThroughAnotherLayout_IsFollowed()
    {
        var x = Leaf([1, 2, 3, 4, 5, 6], Row[2], Column[3]);
        var y = Matrix(x);
        var turned = y.Transpose(Row, Column);
        var part = turned[Column, 1];
        part.Multiply(3, into: part);
        turned.Sum().Backward();
        Assert.Equal([1, 3, 1, 1, 3, 1], x.Grad.Values());
        Assert.Equal("(Row, Column)", x.Grad!.Dims.ToString());
    }

    [Fact]
    public void AnExpandedView_CollectsFromAllItsPlaces()
    {
        var x = Leaf([1, 2], Column[2]);
        var y = x * 1;
        var wide = y.AlignTo(Row, Column).Expand(Row[3], Column[2]);
        y.Multiply(2, into: y);
        wide.Sum().Backward();
        Assert.Equal([6, 6], x.Grad.Values());
    }

    [Fact]
    public void SecondDerivatives_GoThroughTheWrite()
    {
        string? failure = new GradCheck().Second(
            x =>
            {
                var y = x[0] * x[0];
                var part = y[Row, 1];
                part.Multiply(2, into: part);
                y[Row, 0] = x[1] * x[1];
                return [y * y];
            },
            Leaf([1, 2, 3, 4], Row[2], Column[2]), Leaf([0.5f, 2], Column[2]));
        Assert.Null(failure);
    }

    [Fact]
    public void ALeafOrItsView_CannotBeWritten()
    {
        var x = Leaf([1, 2, 3, 4], Row[2], Column[2]);
        Assert.Equal(DiagnosticId.NT6004, IdOf(() => x.Multiply(2, into: x)));
        var error = Assert.Throws<AutogradException>(() => x[Row, 0] = Ones(Column[2]));
        Assert.Equal(DiagnosticId.NT6004, error.Id);
        Assert.Contains("'into' is a view of a leaf that requires a gradient.", error.Message);
        Assert.Equal([1, 2, 3, 4], x.Values());
    }

    [Fact]
    public void InsideNoGrad_ALeafCanBeWritten()
    {
        var x = Leaf([1, 2], Column[2]);
        using (NoGrad()) x.Multiply(2, into: x);
        Assert.Equal([2, 4], x.Values());
        Assert.True(x.IsLeaf);
    }

    [Fact]
    public void AnExpandedView_CannotBeWritten()
    {
        var wide = (Leaf([1, 2], Column[2]) * 1).AlignTo(Row, Column).Expand(Row[3], Column[2]);
        Assert.Equal(DiagnosticId.NT6005, IdOf(() => wide.Multiply(2, into: wide)));
    }

    [Fact]
    public void AViewMadeInsideNoGrad_CannotBeWrittenWhereItIsRecorded()
    {
        var y = Leaf([1, 2], Column[2]) * 1;
        Tensor view;
        using (NoGrad()) view = y[Column, 0];
        var error = Assert.Throws<IntoException>(() => view.Multiply(2, into: view));
        Assert.Equal(DiagnosticId.NT6005, error.Id);
        Assert.Equal([1, 2], y.Values());
        using (NoGrad()) view.Multiply(2, into: view);
        Assert.Equal([2, 2], y.Values());
    }

    [Fact]
    public void WhatTheTapeKept_MustNotBeOverwritten()
    {
        var x = Leaf([1, 2], Column[2]);
        var y = x * 1;
        var z = y * y;
        y.Add(1, into: y);
        var error = Assert.Throws<AutogradException>(() => z.Sum().Backward());
        Assert.Equal(DiagnosticId.NT6002, error.Id);
        Assert.StartsWith("NT6002 Multiply: input 1 was kept for the derivative and has been written since.", error.Message);
    }

    [Fact]
    public void ADetachedTensor_SharesBytesAndVersion()
    {
        var x = Leaf([1, 2], Column[2]);
        var y = x * 1;
        var z = y * y;
        var apart = y.Detach();
        Assert.False(apart.RequiresGrad);
        apart.Add(1, into: apart);
        Assert.Equal([2, 3], y.Values());
        Assert.Equal(DiagnosticId.NT6002, IdOf(() => z.Sum().Backward()));
    }

    [Fact]
    public void ATargetThatTakesNames_KeepsItsHistory()
    {
        var x = Leaf([1, 2, 3, 4], 2, 2);
        var y = x * 3;
        var row = y[0];
        y.Add(Ones(Row[2], Column[2]), into: y);
        Assert.Equal("(Row, Column)", y.Dims.ToString());
        (row.Sum() + y.Sum()).Backward();
        Assert.Equal([6, 6, 3, 3], x.Grad.Values());
        Assert.False(x.Grad!.Dims.HasNames);
    }

    [Fact]
    public void WritesInALoop_AddUp()
    {
        var x = Leaf([2], 1);
        var states = Zeros(Row[4], 1);
        var state = x;
        for (int t = 0; t < 4; t++)
        {
            state = state * x;
            states[Row, t] = state;
        }
        states.Sum().Backward();
        Assert.Equal([2 * 2 + 3 * 4 + 4 * 8 + 5 * 16], x.Grad.Values());
    }
}
