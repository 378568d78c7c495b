using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class NewPrimitivesTests
{
    static string Result(string signature, Arguments arguments)
    {
        var outcomes = Signature.Of(signature).InferOrConflict("Op", arguments, NameRules.Strict);
        return outcomes.Conflict?.Headline ?? string.Join("; ", outcomes.Types.Select(Text));
    }

    static Arguments X(string type) => new Arguments().Type("x", Type(type));

    static string Show(Outcome outcome) => outcome.Conflict?.Headline ?? Text(outcome.Type);

    [Theory]
    [InlineData("A 2, B 3, C 4", "A", "C", "C 4, B 3, A 2")]
    [InlineData("A 2, ? 3", "A", "1", "? 3, A 2")]
    [InlineData("A 2", "A", "A", "A 2")]
    [InlineData("", "0", "-1", "")]
    [InlineData("A 2", "A", "B", "NT1003 Op: 'x' has no dim 'B'.")]
    [InlineData("", "0", "1", "NT1013 Op: position 0 is out of range for 'x' of rank 0.")]
    public void Swap_ExchangesTwoDims(string x, string first, string second, string expected) =>
        Assert.StartsWith(expected, Show(Swap.Try("Op", Type(x), Ref(first), Ref(second))));

    [Theory]
    [InlineData("A 2, B 3, C 4", "A", "-1", "B 3, C 4, A 2")]
    [InlineData("A 2, B 3, C 4", "A C", "2 0", "C 4, B 3, A 2")]
    [InlineData("A 2, B 3", "A B", "0", "NT2007 Op: 2 dims for 1 destinations.")]
    [InlineData("A 2, B 3", "A", "2", "NT1013")]
    [InlineData("A 2, B 3", "A A", "0 1", "NT1014")]
    public void Move_KeepsTheOrderOfTheOthers(string x, string from, string to, string expected) =>
        Assert.StartsWith(expected, Show(Move.Try("Op", Type(x), Refs(from), Refs(to))));

    [Theory]
    [InlineData("A 2, B! 1", "B", "dim*3", "A 2, B 3")]
    [InlineData("A 2, B! 1", "B", "dim", "A 2, B 1")]
    [InlineData("A 2, B 5", "B", "(dim-n)/2+1", "A 2, B 2")]
    [InlineData("A 2, B! 1", "B", "_", "A 2, B _")]
    [InlineData("A 2, B 1", "B", "dim-n", "NT2004 Op: dim 'dim' would have size dim-n = -2.")]
    [InlineData("A 2", "B", "n", "NT1003 Op: 'x' has no dim 'B'.")]
    public void Resize_ChangesOneSize(string x, string dim, string size, string expected) =>
        Assert.Equal(expected, Result($"x -> resize(x, dim, {size})", X(x).Dim("dim", dim).Integer("n", 3)));

    [Fact]
    public void Resize_LeavesOpenWhetherAUnitStaysOne()
    {
        Assert.Equal(DimUnit.Maybe, Resize.Types("Op", Type("B! 1"), "B", 1).Dims[0].Unit);
        Assert.Equal(DimUnit.Maybe, Resize.Types("Op", Type("B! 1"), "B", Size.Unknown).Dims[0].Unit);
        Assert.Equal(DimUnit.No, Resize.Types("Op", Type("B! 1"), "B", 2).Dims[0].Unit);
        Assert.Equal(DimUnit.No, Resize.Types("Op", Type("B 1"), "B", 1).Dims[0].Unit);
    }

    [Theory]
    [InlineData("A 2, B 3", "A 6", "A 6")]
    [InlineData("A 2, B 3", "? 3, B -1", "? 3, B 2")]
    [InlineData("A 2, B 3", "A 2, A 3", "NT1004 Op: dim 'A' occurs twice in (A, A).")]
    [InlineData("A 2, B 3", "A 4, B -1", "NT2003 Op:")]
    [InlineData("A 2, B 3", "? -1, ? -1", "NT2007 Op: more than one size is -1; only one can be inferred.")]
    [InlineData("A 0, B 3", "? 0, ? -1", "NT2007 Op: a size of -1 beside one of 0 can be anything.")]
    [InlineData("A 2", "? 4611686018427387904, ? 4611686018427387904", "NT2003 Op:")]
    [InlineData("", "", "")]
    public void Reshape_KeepsTheNumberOfElements(string x, string axes, string expected) =>
        Assert.StartsWith(expected, Show(Reshape.Try("Op", Type(x), Axes(axes))));

    [Theory]
    [InlineData("A 1, B 3", "A 4", "A 4, B 3")]
    [InlineData("A! 1, B 3", "A 4", "A 4, B 3")]
    [InlineData("A! 1, B 3", "A -1", "A! 1, B 3")]
    [InlineData("? 1, B 3", "? 2, ? 4, ? -1", "? 2, ? 4, B 3")]
    [InlineData("A 2", "A 3", "NT2001 Op: dim 'A' has size 2 and cannot stretch to 3.")]
    [InlineData("A 2", "Z 3", "NT1003 Op: 'x' has no dim 'Z'.")]
    [InlineData("A 2, B 2", "? 2", "NT2007 Op: 1 sizes for a tensor of rank 2.")]
    [InlineData("A 2", "? -1, ? 2", "NT2007 Op: size -1 of dim 0 is not possible.")]
    public void Expand_StretchesSizeOne(string x, string axes, string expected) =>
        Assert.StartsWith(expected, Show(Expand.Try("Op", Type(x), Axes(axes))));

    [Theory]
    [InlineData("A 2 | A 2", "N", 0, "N 2, A 2")]
    [InlineData("A 2 | ? 2", "N", -1, "A 2, N 2")]
    [InlineData("A 2 | A 3", "N", 0, "NT2001")]
    [InlineData("A 2 | B 2", "N", 0, "NT1010")]
    [InlineData("A 2 | A 2", "A", 0, "NT1004")]
    [InlineData("A 2 | A 2", "N", 3, "NT1013")]
    public void Stack_MakesADim(string tensors, string dim, int at, string expected) => Assert.StartsWith(
        expected, Result("tensors -> stack(tensors, dim, at)", new Arguments().Types("tensors", List(tensors)).Dim("dim", dim).Integer("at", at)));

    [Theory]
    [InlineData("A 2, B 3", "A 2, B 3", "A 2, B 3")]
    [InlineData("A 2, ? 3", "? 2, B 3", "A 2, B 3")]
    [InlineData("A 2, B 3", "B 3", "NT2001")]
    [InlineData("A 2, B! 1", "A 2, B 3", "NT2001")]
    [InlineData("A 2, B 3", "A 2, C 3", "NT1001")]
    [InlineData("A _, B 3", "A 2, B 4", "NT2001")]
    [InlineData(".., B _", "A 2, B 4", "A 2, B 4")]
    public void Same_StretchesNothing(string x, string y, string expected) =>
        Assert.StartsWith(expected, Result("x, y -> same(x, y)", X(x).Type("y", Type(y))));

    [Theory]
    [InlineData("A 2, B 3", "B 5, A 6", "B 3, A 2")]
    [InlineData("A 2, B 3", "B 5, ? 6", "A 2, B 3")]
    [InlineData("A 2, B 3", "B 5", "A 2, B 3")]
    [InlineData("A 2, B 3", "B 5, C 6", "A 2, B 3")]
    public void Ordered_FollowsAnotherTypesNames(string x, string like, string expected) =>
        Assert.Equal(expected, Result("x, y -> ordered(x, y)", X(x).Type("y", Type(like))));

    [Fact]
    public void Each_GivesAListOfTheSameLength()
    {
        var signature = Signature.Of("tensors -> each(tensors, drop(tensors, dim))");
        var outcomes = signature.InferOrConflict("Op", new Arguments().Types("tensors", List("A 2, B 3 | C 4, A 2")).Dim("dim", "A"), NameRules.Strict);
        Assert.True(signature.GivesList(0));
        Assert.Equal("B 3; C 4", string.Join("; ", outcomes.Members(0)!.Select(Text)));
        Assert.Equal("_ _", Text(outcomes.Types[0]));
        Assert.StartsWith("NT1003 Op: 'tensors[1]' has no dim 'B'.",
            Result("tensors -> each(tensors, drop(tensors, dim))", new Arguments().Types("tensors", List("A 2, B 3 | C 4, A 2")).Dim("dim", "B")));
        var unknown = signature.InferOrConflict("Op", new Arguments().Every("tensors", Type("A 2, B _")).Dim("dim", "A"), NameRules.Strict);
        Assert.Equal("B _", Text(unknown.Types[0]));
        Assert.Null(unknown.Members(0));
    }

    [Fact]
    public void List_IsOfUnknownLength()
    {
        var signature = Signature.Of("x -> list(drop(x, dim))");
        var outcomes = signature.InferOrConflict("Op", X("A 2, B 3").Dim("dim", "A"), NameRules.Strict);
        Assert.Equal("B 3", Text(outcomes.Types[0]));
        Assert.Null(outcomes.Members(0));
    }

    [Fact]
    public void AListOfUnknownLength_HasWhatOneAndMoreMembersHaveInCommon()
    {
        Assert.Equal("A _, B 3", Result("tensors -> cat(tensors, dim)", new Arguments().Every("tensors", Type("A 2, B 3")).Dim("dim", "A")));
        Assert.Equal("N _, A 2", Result("tensors -> stack(tensors, dim, 0)", new Arguments().Every("tensors", Type("A 2")).Dim("dim", "N")));
        Assert.StartsWith("NT1010", Result("tensors -> cat(tensors, dim)", new Arguments().Every("tensors", Type("A 2, B 3")).Dim("dim", "Z")));
    }

    [Fact]
    public void ADefaultSize_StandsInForWhatIsLeftOut()
    {
        const string signature = "..b 'l -> ..b 'l=l+padding0?1";
        Assert.Equal("A 3", Result(signature, X("A 2")));
        Assert.Equal("A 3", Result(signature, X("A 2").Absent("padding")));
        Assert.Equal("A 7", Result(signature, X("A 2").Integer("padding0", 5)));
        Assert.Equal("A _", Result(signature, X("A 2").Unknown("padding")));
    }

    [Fact]
    public void NothingIsThrown_WhereSizesOverflow()
    {
        Assert.StartsWith("NT2003", Result("..r 'a 'b -> ..r 'a=a*b", X("A 4611686018427387904, B 4")));
        Assert.Equal("..", Result("..r 'a 'b -> ..r 'a=a*b", X("A 4611686018427387904, _ 4")));
    }

    static TensorType[] List(string types) => [.. types.Split('|', StringSplitOptions.TrimEntries).Select(Type)];

    static DimRef Ref(string text) => int.TryParse(text, out int position) ? position : text;

    static DimRef[] Refs(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Ref)];

    static Axis[] Axes(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split(' ')).Select(pair => new Axis(pair[0] == "?" ? null : (Dim)pair[0], long.Parse(pair[1])))];
}
