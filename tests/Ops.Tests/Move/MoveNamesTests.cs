using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Move;

public sealed class MoveNamesTests
{
    static Tensor Ramp(params Axis[] axes) => Arange(TensorType.Of(axes).ElementCount).To(DType.Float32).Reshape(axes);

    [Fact]
    public void AlignTo_NewNameAndRest_InsertsUnitAndKeepsOrder() =>
        Assert.Equal("(n 1, c 4, a 2, b 3)", Ramp(("a", 2), ("b", 3), ("c", 4)).AlignTo("n", "c", ..).Type.ToString());

    [Fact]
    public void AlignTo_InsertedUnit_StretchesInStrictMode() =>
        Assert.Equal("(n 5, a 2)", (Ramp(("a", 2)).AlignTo("n", "a") + Ramp(("n", 5), ("a", 2))).Type.ToString());

    [Fact]
    public void AlignAs_OtherOrder_MovesNoData()
    {
        var x = Ramp(("a", 2), ("b", 3));
        var y = x.AlignAs(Ramp(("b", 3), ("n", 2), ("a", 2)));
        Assert.Same(x.Storage, y.Storage);
        Assert.Equal([0f, 3, 1, 4, 2, 5], y.ToArray<float>());
    }

    [Fact]
    public void AlignTo_OwnDimMissing_Refused() =>
        Assert.Equal(Diagnostics.DiagnosticId.NT1006, Assert.Throws<AlignException>(() => Ramp(("a", 2), ("b", 3)).AlignTo("a")).Id);

    [Fact]
    public void Rename_Swap_NamesExchangedDataStays()
    {
        var x = Ramp(("a", 2), ("b", 3));
        var y = x.Rename(("a", "b"), ("b", "a"));
        Assert.Equal("(b 2, a 3)", y.Type.ToString());
        Assert.Same(x.Storage, y.Storage);
    }

    [Fact]
    public void Rename_TakenName_Refused() => Assert.Throws<RenameException>(() => Ramp(("a", 2), ("b", 3)).Rename("a", "b"));

    [Fact]
    public void RenameAll_TooFewNames_Refused() => Assert.Throws<NameCountException>(() => Ramp(("a", 2), ("b", 3)).RenameAll("n"));

    [Fact]
    public void RefineNames_OtherName_Refused() => Assert.Throws<RefineException>(() => Ramp(("a", 2), 3).RefineNames("n", ..));

    [Fact]
    public void Squeeze_BareOnNames_RefusedByStrictRulesOnly()
    {
        var x = Ramp(("a", 1), ("b", 3));
        Assert.Equal(Diagnostics.DiagnosticId.NT2005, Assert.Throws<ShapeException>(() => x.Squeeze()).Id);
        using (NameRules.PyTorch13()) Assert.Equal("(b 3)", x.Squeeze().Type.ToString());
    }

    [Fact]
    public void Squeeze_NamedDimOfOtherSize_RefusedByStrictRulesOnly()
    {
        var x = Ramp(("a", 2), ("b", 3));
        Assert.Throws<ShapeException>(() => x.Squeeze("a"));
        using (NameRules.PyTorch13()) Assert.Equal("(a 2, b 3)", x.Squeeze("a").Type.ToString());
    }

    [Fact]
    public void Expand_NamedSizeOne_IsTheExplicitWayToStretch()
    {
        var x = Ramp(("a", 1), ("b", 3));
        Assert.Throws<SizeMismatchException>(() => x + Ramp(("a", 2), ("b", 3)));
        Assert.Equal("(a 2, b 3)", (x.Expand(("a", 2)) + Ramp(("a", 2), ("b", 3))).Type.ToString());
    }

    [Fact]
    public void Expand_StretchedUnit_IsNoUnitAnyMore()
    {
        var x = Ramp(("b", 3)).Unsqueeze("a").Expand(("a", 2));
        Assert.False(x.Dims.IsUnit(0));
        Assert.Throws<SizeMismatchException>(() => x + Ramp(("a", 4), ("b", 3)));
    }

    [Fact]
    public void Flatten_NotAdjacent_Refused() => Assert.Throws<FlattenException>(() => Ramp(("a", 2), ("b", 3), ("c", 4)).Flatten(["a", "c"], "n"));

    [Fact]
    public void Flatten_ThenUnflatten_GivesTheTypeBack()
    {
        var x = Ramp(("a", 2), ("b", 3), ("c", 4));
        var y = x.Flatten(["b", "c"], "n").Unflatten("n", ("b", 3), ("c", -1));
        Assert.Equal(x.Type, y.Type);
        Assert.Equal(x.ToArray<float>(), y.ToArray<float>());
    }

    [Fact]
    public void View_OfTransposed_RefusedWhereReshapeCopies()
    {
        var x = Ramp(2, 3).T;
        Assert.Throws<ShapeException>(() => x.View(6));
        Assert.Equal([0f, 3, 1, 4, 2, 5], x.Reshape(6).ToArray<float>());
    }

    [Fact]
    public void Reshape_WrongCount_Refused() =>
        Assert.Equal(Diagnostics.DiagnosticId.NT2003, Assert.Throws<ShapeException>(() => Ramp(2, 3).Reshape(4, -1)).Id);

    [Fact]
    public void Cat_NamesDiffer_Refused() => Assert.Throws<CatException>(() => Cat([Ramp(("a", 2), ("b", 3)), Ramp(("a", 2), ("c", 3))], "a"));

    [Fact]
    public void Cat_IntegersAndFloats_Promoted() => Assert.Equal(DType.Float32, Cat([Arange(2), Ramp(3)], 0).DType);

    [Fact]
    public void Stack_TakenName_Refused() => Assert.Throws<DuplicateNamesException>(() => Stack([Ramp(("a", 2)), Ramp(("a", 2))], "a"));

    [Fact]
    public void Diagonal_Named_NewDimIsLast() =>
        Assert.Equal("(c 4, d 2)", Ramp(("a", 2), ("b", 3), ("c", 4)).Diagonal("a", "b", "d").Type.ToString());

    [Fact]
    public void Unfold_WindowsAreAView()
    {
        var x = Ramp(("t", 5));
        var y = x.Unfold("t", 3, 2, "w");
        Assert.Equal("(t 2, w 3)", y.Type.ToString());
        Assert.Same(x.Storage, y.Storage);
        Assert.Equal([0f, 1, 2, 2, 3, 4], y.ToArray<float>());
    }

    [Fact]
    public void Expect_FormDiffers_Refused()
    {
        var x = Ramp(("batch", 2), ("time", 3), ("embed", 4));
        Assert.Same(x, x.Expect("batch .. embed=4"));
        Assert.Throws<ContractException>(() => x.Expect("batch embed"));
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("c", "n", "a")]
    [InlineData("b", "a", "c")]
    public void Signatures_InferWhatRuns(string first, string second, string third)
    {
        var x = Ramp(("a", 2), ("b", 3), ("c", 4));
        DimRef[] target = [first, second, third, .. ((string[])["a", "b", "c"]).Where(n => n != first && n != second && n != third).Select(n => (DimRef)n)];
        Assert.Equal(Infer(Ops.AlignTo.Signature, x, a => a.Dims("dims", target)), x.AlignTo(target).Type);
        Assert.Equal(Infer(Ops.Flatten.Signature, x, a => a.Dims("dims", "b", "c").Dim("into", "n")), x.Flatten(["b", "c"], "n").Type);
        Assert.Equal(Infer(Ops.Unflatten.Signature, x, a => a.Dim("dim", "c").Axes("axes", ("n", 2), ("m", -1))), x.Unflatten("c", ("n", 2), ("m", -1)).Type);
        Assert.Equal(Infer(Ops.Unsqueeze.Signature, x, a => a.Dim("dim", "n").Integer("at", -1)), x.Unsqueeze("n", -1).Type);
        Assert.Equal(Infer(Ops.Select.Signature, x, a => a.Dim("dim", first == "n" ? "a" : first)), x.Select(first == "n" ? "a" : first, 0).Type);
        Assert.Equal(Infer(Ops.Rename.Signature, x, a => a.Dim("from", "a").Dim("to", "n")), x.Rename("a", "n").Type);
        Assert.Equal(Infer(Ops.MatrixTranspose.Signature, x, a => a), x.MT.Type);
    }

    static TensorType Infer(string signature, Tensor x, Func<Arguments, Arguments> more) => Signature.Of(signature).Infer("Test", more(new Arguments().Type("x", x.Type)));
}
