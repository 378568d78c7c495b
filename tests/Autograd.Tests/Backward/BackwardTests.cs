using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Backward;

public sealed class BackwardTests
{
    static readonly Dim Batch = new(), Model = new();

    [Fact]
    public void ASum_GivesOnesOfTheLeafsType()
    {
        var x = Leaf([1, 2, 3, 4, 5, 6], Batch[2], Model[3]);
        x.Sum().Backward();
        Assert.Equal([1, 1, 1, 1, 1, 1], x.Grad.Values());
        Assert.Equal(x.Type, x.Grad!.Type);
    }

    [Fact]
    public void ALeafUsedTwice_GetsTheSum()
    {
        var x = Leaf([1, 2, 3], Model[3]);
        (x * x + x).Sum().Backward();
        Assert.Equal([3, 5, 7], x.Grad.Values());
    }

    [Fact]
    public void ASecondPass_AddsAndLeavesWhatWasReadAlone()
    {
        var x = Leaf([1, 2], Model[2]);
        (x * 2).Sum().Backward();
        var first = x.Grad!;
        (x * 3).Sum().Backward();
        Assert.Equal([2, 2], first.Values());
        Assert.Equal([5, 5], x.Grad.Values());
    }

    [Fact]
    public void TwoLeavesOfOneSum_GetBytesOfTheirOwn()
    {
        var (x, y) = (Leaf([1, 2], Model[2]), Leaf([3, 4], Model[2]));
        (x + y).Backward(Ones(Model[2]));
        Assert.NotSame(x.Grad!.Storage, y.Grad!.Storage);
    }

    [Fact]
    public void ABroadcastOperand_GetsItsOwnNames()
    {
        var x = Leaf([1, 2, 3, 4, 5, 6], Batch[2], Model[3]);
        var bias = Leaf([1, 1, 1], 3);
        (x * bias).Sum().Backward();
        Assert.Equal([5, 7, 9], bias.Grad.Values());
        Assert.False(bias.Grad!.Dims.HasNames);
    }

    [Fact]
    public void AnUnnamedCotangent_TakesTheNames()
    {
        var x = Leaf([1, 2], Model[2]);
        (x * 2).Backward(Tensor.From<float>([1, 10], 2));
        Assert.Equal([2, 20], x.Grad.Values());
        Assert.Equal("(Model)", x.Grad!.Dims.ToString());
    }

    [Fact]
    public void ACotangentOfOtherNames_IsRefusedAndNothingHappens()
    {
        var x = Leaf([1, 2], Model[2]);
        var error = Assert.Throws<NameMismatchException>(() => (x * 2).Backward(Ones(Batch[2])));
        Assert.Equal(DiagnosticId.NT1001, error.Id);
        Assert.StartsWith("NT1001 Backward: dim 'Model' of 'output' and dim 'Batch' of 'cotangent' are at the same position", error.Message);
        Assert.Null(x.Grad);
    }

    [Fact]
    public void ANamedCotangent_FitsAnUnnamedOutput()
    {
        var x = Leaf([1, 2], 2);
        (x * 2).Backward(Ones(Model[2]));
        Assert.False(x.Grad!.Dims.HasNames);
        Assert.Equal(DiagnosticId.NT1002, IdOf(() => (Leaf([1, 2, 3, 4], Model[2], 2) * 2).Backward(Ones(2, Model[2]))));
    }

    [Fact]
    public void PyTorchsRules_DoNotLookAtACotangentsNames()
    {
        var x = Leaf([1, 2], Model[2]);
        using (NameRules.PyTorch13()) (x * 2).Backward(Ones(Batch[2]));
        Assert.Equal("(Model)", x.Grad!.Dims.ToString());
    }

    [Fact]
    public void ACotangentOfOtherSizes_IsRefused() =>
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => (Leaf([1, 2], Model[2]) * 2).Backward(Ones(Model[3]))));

    [Fact]
    public void SeveralElementsWithoutCotangent_AreRefused()
    {
        var error = Assert.Throws<AutogradException>(() => (Leaf([1, 2], Model[2]) * 2).Backward());
        Assert.StartsWith("NT6003 Backward: the output has 2 elements; only a scalar needs no gradient.", error.Message);
    }

    [Fact]
    public void ASecondPassOverAFreedGraph_SaysSo()
    {
        var x = Leaf([1, 2], Model[2]);
        var y = (x * x).Sum();
        y.Backward();
        var error = Assert.Throws<AutogradException>(() => y.Backward());
        Assert.StartsWith("NT6003 Multiply: the graph was freed", error.Message);
    }

    [Fact]
    public void AKeptGraph_RunsTwice()
    {
        var x = Leaf([1, 2], Model[2]);
        var y = (x * x).Sum();
        y.Backward(keepGraph: true);
        y.Backward();
        Assert.Equal([4, 8], x.Grad.Values());
    }

    [Fact]
    public void NothingRequired_SaysSo()
    {
        var error = Assert.Throws<AutogradException>(() => Ones(Model[1]).Sum().Backward());
        Assert.StartsWith("NT6003 Backward: no input of 'x' requires a gradient.", error.Message);
    }

    [Fact]
    public void IntegersAndComparisons_AreNotRecorded()
    {
        var x = Leaf([1, 2], Model[2]);
        Assert.True((x < 2).IsLeaf);
        Assert.False((x < 2).RequiresGrad);
        Assert.Equal(DiagnosticId.NT6001, IdOf(() => Tensor.From<int>([1, 2], Model[2]).WithGrad()));
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => x.To(DType.Int32).Sum().Backward()));
    }

    [Fact]
    public void AChainOfAHundredThousand_DoesNotOverflowTheStack()
    {
        var x = Leaf([1], Model[1]);
        var y = x;
        for (int i = 0; i < 100_000; i++) y = y + 1;
        y.Sum().Backward();
        Assert.Equal([1], x.Grad.Values());
    }

    [Fact]
    public void AWideGraph_VisitsEveryNodeOnce()
    {
        var x = Leaf([1], Model[1]);
        var y = x;
        for (int i = 0; i < 30; i++) y = y + y;
        y.Sum().Backward();
        Assert.Equal([1 << 30], x.Grad.Values());
    }

    [Fact]
    public void AnotherDtype_ComesBackInTheLeafs()
    {
        var x = Leaf([1, 2], Model[2]);
        (x.To(DType.Float64) * 3).Sum().Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
        Assert.Equal([3, 3], x.Grad.Values());
    }

    [Fact]
    public void AGradientOfAnotherType_CannotBeSet()
    {
        var x = Leaf([1, 2], Model[2]);
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => x.Grad = Ones(Batch[2])));
        x.Grad = Ones(Model[2]);
        x.Grad = null;
        Assert.Null(x.Grad);
    }
}
