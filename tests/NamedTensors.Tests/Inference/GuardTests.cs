using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class GuardTests
{
    const string Loss = "[reduction=None] x, target -> unify(x, target); x, target -> drop(unify(x, target), ..)";

    static string Result(string signature, Arguments arguments)
    {
        var outcomes = Signature.Of(signature).InferOrConflict("Op", arguments, NameRules.Strict);
        return outcomes.Conflict?.Headline ?? string.Join("; ", outcomes.Types.Select(Text));
    }

    static Arguments Pair(string x = "A 2, B 3", string target = "B 3") => new Arguments().Type("x", Type(x)).Type("target", Type(target));

    [Fact]
    public void AnEnumMember_ChoosesTheForm()
    {
        Assert.Equal("A 2, B 3", Result(Loss, Pair().Word("reduction", "None")));
        Assert.Equal("", Result(Loss, Pair().Word("reduction", "Mean")));
        Assert.Equal("", Result(Loss, Pair().Absent("reduction")));
    }

    [Fact]
    public void AnUnknownGuard_GivesWhatTheFormsHaveInCommon()
    {
        Assert.Equal("..", Result(Loss, Pair().Unknown("reduction")));
        Assert.Equal("A 2, B 3", Result("[flag] x, target -> unify(x, target); x, target -> x", Pair().Unknown("flag")));
        Assert.Equal(".., B 3", Result("[flag] x, target -> x; x, target -> target", Pair().Unknown("flag")));
        Assert.Equal("_ 2", Result("[flag] x, target -> x; x, target -> target", Pair("A 2", "B 2").Unknown("flag")));
    }

    [Fact]
    public void AnUnknownGuard_IsAConflictOnlyIfAllFormsHaveThatConflict()
    {
        Assert.Equal("NT1001 Op: dim 'A' of 'x' and dim 'B' of 'target' are at the same position from the right but differ.", Result(Loss, Pair("A 2", "B 2").Unknown("reduction")));
        Assert.Equal("A 2", Result("[flag] x, target -> unify(x, target); x, target -> x", Pair("A 2", "B 2").Unknown("flag")));
    }

    [Theory]
    [InlineData("[flag]", true)]
    [InlineData("[!flag]", false)]
    [InlineData("[flag=true]", true)]
    [InlineData("[size]", true)]
    [InlineData("[size=3]", true)]
    [InlineData("[size=4]", false)]
    [InlineData("[size!=4]", true)]
    [InlineData("[missing]", false)]
    [InlineData("[!missing]", true)]
    [InlineData("[missing=3]", false)]
    [InlineData("[target]", true)]
    [InlineData("[dim]", true)]
    [InlineData("[nodim]", false)]
    [InlineData("[nodims]", false)]
    [InlineData("[flag, !missing]", true)]
    [InlineData("[flag, missing]", false)]
    public void AGuard_HoldsWhereItsParameterIsTrueOrGiven(string guard, bool holds)
    {
        var arguments = Pair().Flag("flag", true).Integer("size", 3).Absent("missing").Dim("dim", "A").Dim("nodim", default).Dims("nodims");
        Assert.Equal(holds ? "B 3" : "A 2, B 3", Result(guard + " x, target -> target; x, target -> x", arguments));
    }

    [Fact]
    public void NoFormAtAll_IsAFlawOfTheSignature() =>
        Assert.StartsWith("NT3004 Op: no form of", Result("[flag] x -> x", new Arguments().Type("x", Type("A 2")).Flag("flag", false)));

    [Fact]
    public void AnOptionalTensor_TakesPartOnlyWhereItIsGiven()
    {
        const string signature = "x: ..b 'i, weight?: 'i, bias?: 'i -> ..b 'i";
        var x = Type("A 2, ? 3");
        Assert.Equal("A 2, ? 3", Result(signature, new Arguments().Type("x", x).Absent("weight").Absent("bias")));
        Assert.Equal("A 2, W 3", Result(signature, new Arguments().Type("x", x).Type("weight", Type("W 3")).Absent("bias")));
        Assert.Equal("A 2, C 3", Result(signature, new Arguments().Type("x", x).Absent("weight").Type("bias", Type("C 3"))));
        Assert.StartsWith("NT2001", Result(signature, new Arguments().Type("x", x).Type("weight", Type("W 3")).Type("bias", Type("? 4"))));
        Assert.Equal("A 2", Result("x, y? : .. -> unify(x, y)", new Arguments().Type("x", Type("A 2")).Absent("y")));
    }

    [Fact]
    public void Axes_AreAType()
    {
        Assert.Equal("A 2, ? 3", Result("-> axes(shape)", new Arguments().Axes("shape", ("A", 2L), 3)));
        Assert.Equal("? 2, ? 5", Result("-> axes(rows, 5)", new Arguments().Integer("rows", 2)));
        Assert.Equal("A _, ? n", Result("-> axes(dim, size)", new Arguments().Dim("dim", "A").Integer("size", Size.Symbol("n"))));
        Assert.Equal(".., ? 2", Result("-> axes(shape, size)", new Arguments().Unknown("shape").Integer("size", 2)));
        Assert.StartsWith("NT1004", Result("-> axes(shape)", new Arguments().Axes("shape", ("A", 2L), ("A", 3L))));
        Assert.StartsWith("NT2007", Result("-> axes(size)", new Arguments().Integer("size", -3)));
        Assert.Equal("", Result("-> ()", new Arguments()));
    }

    [Fact]
    public void APattern_IsATensorInACall()
    {
        const string signature = "bias, 'i 'k, 'k 'j -> unify(bias, ('i 'j))";
        var arguments = new Arguments().Type("bias", Type("? 4")).Type("x", Type("A 2, B 3")).Type("y", Type("B 3, C 4"));
        Assert.Equal("A 2, C 4", Result(signature, arguments));
        Assert.StartsWith("NT1001", Result(signature, new Arguments().Type("bias", Type("D 4")).Type("x", Type("A 2, B 3")).Type("y", Type("B 3, C 4"))));
    }

    [Fact]
    public void TheRest_IsAllDims()
    {
        Assert.Equal("", Result("x -> drop(x, ..)", new Arguments().Type("x", Type("A 2, B 3"))));
        Assert.Equal("A! 1, B! 1", Result("x -> drop(x, .., keepDim)", new Arguments().Type("x", Type("A 2, B 3")).Flag("keepDim", true)));
    }

    [Fact]
    public void AResultOfWhichNothingIsKnown_IsOpen() => Assert.Equal("..", Result("x -> ..", new Arguments().Type("x", Type("A 2"))));
}
