namespace NamedTorch.Tests.Layers;

public sealed class LstmTests
{
    static readonly Dim Batch = new("Batch"), Time = new("Time"), Model = new("Model"), Hidden = new("Hidden"), Gate = new("Gate");

    static Lstm Made() => new(Model[4], Hidden[3], over: Time);

    [Fact]
    public void Result_HasTheInputsDimsAndOutLast()
    {
        var y = Made().Forward(Torch.Randn(Batch[2], Model[4], Time[5]));
        Assert.Equal("(Batch 2, Time 5, Hidden 3)", y.Output.Type.ToString());
        Assert.Equal("(Batch 2, Hidden 3)", y.Hidden.Type.ToString());
        Assert.Equal("(Batch 2, Hidden 3)", y.Cell.Type.ToString());
        Assert.Equal(y.Hidden.ToArray<float>(), y.Output[Time, 4].ToArray<float>());
    }

    [Fact]
    public void Parameters_AreNamedAndUniformWithinTheBound()
    {
        var lstm = new Lstm(Model[4], Hidden[100], Time);
        Assert.Equal("(Gate 4, Hidden 100, Model 4)", lstm.InputWeight.Type.ToString());
        Assert.Equal("(Gate 4, Hidden 100, Hidden* 100)", lstm.HiddenWeight.Type.ToString());
        Assert.Equal(["inputWeight", "hiddenWeight", "inputBias", "hiddenBias"], lstm.State().Keys);
        Assert.All(lstm.Parameters(), static p => Assert.InRange(p.Abs().Max().ToArray<float>()[0], 0.08f, 0.1f));
        Assert.Equal(2, new Lstm(Model[4], Hidden[3], Time, bias: false).Parameters().Count());
    }

    [Fact]
    public void StateHandedOn_ContinuesTheSequence()
    {
        var lstm = Made();
        var x = Torch.Randn(Time[6], Batch[2], Model[4]);
        var whole = lstm.Forward(x);
        var first = lstm.Forward(x[Time, ..4]);
        var second = lstm.Forward(x[Time, 4..], first.Hidden, first.Cell);
        Assert.True(second.Output.AllClose(whole.Output[Time, 4..], atol: 1e-6));
        Assert.True(second.Cell.AllClose(whole.Cell, atol: 1e-6));
    }

    [Fact]
    public void SeveralDims_AreContractedAndSeveralBatchDimsKept()
    {
        var lstm = new Lstm([Model[2], Batch[3]], Hidden[5], Time);
        Assert.Equal("(Row 7, Time 2, Column 4, Hidden 5)", lstm.Forward(Torch.Randn(("Row", 7), ("Time", 2), ("Batch", 3), ("Column", 4), ("Model", 2))).Output.Type.ToString());
    }

    [Fact]
    public void OneAfterAnother_StarsTheSharedDim()
    {
        var second = new Lstm(Hidden[3], Hidden[3], Time);
        Assert.Equal("(Gate 4, Hidden 3, Hidden* 3)", second.InputWeight.Type.ToString());
        Assert.Equal("(Time 5, Hidden 3)", second.Forward(Made().Forward(Torch.Randn(Time[5], Model[4])).Output).Output.Type.ToString());
    }

    [Fact]
    public void NoSteps_GiveTheGivenState()
    {
        var h = Torch.Randn(Batch[2], Hidden[3]);
        var y = Made().Forward(Torch.Randn(Batch[2], Time[0], Model[4]), h);
        Assert.Equal("(Batch 2, Time 0, Hidden 3)", y.Output.Type.ToString());
        Assert.Equal(h.ToArray<float>(), y.Hidden.ToArray<float>());
        Assert.All(y.Cell.ToArray<float>(), static c => Assert.Equal(0, c));
    }

    [Fact]
    public void WrongNamesAndSizes_AreRefused()
    {
        var lstm = Made();
        Assert.Equal("NT1003", Assert.Throws<UnknownDimException>(() => lstm.Forward(Torch.Randn(Batch[2], Model[4]))).Id.ToString());
        Assert.Equal("NT1003", Assert.Throws<UnknownDimException>(() => lstm.Forward(Torch.Randn(Batch[2], Time[5]))).Id.ToString());
        Assert.Throws<SizeMismatchException>(() => lstm.Forward(Torch.Randn(Time[5], Model[3])));
        Assert.Throws<DuplicateNamesException>(() => lstm.Forward(Torch.Randn(Time[5], Hidden[3], Model[4])));
        Assert.Throws<DuplicateNamesException>(() => lstm.Forward(Torch.Randn(Time[5], Gate[4], Model[4])));
        Assert.Throws<SizeMismatchException>(() => lstm.Forward(Torch.Randn(Time[5], Model[4]), Torch.Randn(Hidden[2])));
        Assert.ThrowsAny<TensorTypeException>(() => lstm.Forward(Torch.Randn(Batch[2], Time[5], Model[4]), Torch.Randn(Time[2], Hidden[3])));
        Assert.Throws<DuplicateNamesException>(() => new Lstm(Model[4], Gate[3], Time));
    }
}
