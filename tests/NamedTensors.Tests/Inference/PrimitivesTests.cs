using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class PrimitivesTests
{
    static string Show(Outcome outcome) => outcome.Conflict?.Headline ?? Text(outcome.Type);

    static DimRef[] Refs(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => int.TryParse(t, out int i) ? i : t == "?" ? (DimRef)(string?)null : t)];

    [Theory]
    [InlineData("A 2, B 3, C 4", "B", false, "A 2, C 4")]
    [InlineData("A 2, B 3, C 4", "B", true, "A 2, B! 1, C 4")]
    [InlineData("A 2, ? 3", "-1", true, "A 2, ?! 1")]
    [InlineData("A 2, B 3", "", false, "")]
    [InlineData("A 2, B 3", "", true, "A! 1, B! 1")]
    [InlineData("A 2, B 3, C 4", "B ..", false, "")]
    [InlineData("A 2, B 3", "0 A", false, "NT1014 Sum: dim 'A' is listed twice.")]
    [InlineData("A 2, B 3", "2", false, "NT1013 Sum: position 2 is out of range for 'x' of rank 2.")]
    [InlineData("A 2, B 3", ".. ..", false, "NT1016 Sum: '..' occurs 2 times in (.., ..).")]
    [InlineData("A 2, B 3", "?", false, "NT1017 Sum: an unnamed dim cannot be looked up in 'x'.")]
    [InlineData("batch 2, time 3", "Time", false, "NT1003 Sum: 'x' has no dim 'Time'. Did you mean 'time'?")]
    [InlineData("batch 2, time 3", "tiem", false, "NT1003 Sum: 'x' has no dim 'tiem'. Did you mean 'time'?")]
    [InlineData("batch 2, time 3", "model", false, "NT1003 Sum: 'x' has no dim 'model'.")]
    public void Drop_RemovesOrKeepsAsUnits(string x, string over, bool keep, string expected) =>
        Assert.Equal(expected, Show(Drop.Try("Sum", Type(x), Refs(over), keep)));

    [Theory]
    [InlineData("A 2, B 3", "B A", "B 3, A 2", new[] { 1, 0 })]
    [InlineData("A 2, B 3", "A N B", "A 2, N! 1, B 3", new[] { 0, -1, 1 })]
    [InlineData("A 2, B 3, C 4", "C ..", "C 4, A 2, B 3", new[] { 2, 0, 1 })]
    [InlineData("B 2, C 3, A 4, N 5", "B Y .. C", "B 2, Y! 1, A 4, N 5, C 3", new[] { 0, -1, 2, 3, 1 })]
    [InlineData("A 2, ? 3", ".. A", "? 3, A 2", new[] { 1, 0 })]
    [InlineData("A 2, ? 3", "-1 A", "? 3, A 2", new[] { 1, 0 })]
    [InlineData("A 2, B 3", "A ? B", "A 2, ?! 1, B 3", new[] { 0, -1, 1 })]
    [InlineData("A! 1, B 3", "B A", "B 3, A! 1", new[] { 1, 0 })]
    [InlineData("A 2", "..", "A 2", new[] { 0 })]
    public void Align_PermutesAndInsertsUnits(string x, string target, string expected, int[] sources)
    {
        Assert.Equal(expected, Show(Align.Try("AlignTo", Type(x), Refs(target), out int[] from)));
        Assert.Equal(sources, from);
    }

    [Theory]
    [InlineData("A 2, B 3", "A", "NT1006 AlignTo: dim 'B' of 'x' is not among the target dims (A).")]
    [InlineData("? 2, B 3", "A", "NT1006 AlignTo: 'x' has an unnamed dim at position 0.")]
    [InlineData("A 2, B 3", "? ..", "NT1006 AlignTo: the target (?, ..) has an unnamed dim beside '..'.")]
    [InlineData("A 2, B 3", ".. ..", "NT1016 AlignTo: '..' occurs 2 times in (.., ..).")]
    [InlineData("A 2, B 3", "A B X X", "NT1004 AlignTo: dim 'X' occurs twice in (A, B, X, X).")]
    [InlineData("A 2, B 3", "A A ..", "NT1004 AlignTo: dim 'A' occurs twice in (A, A, B).")]
    [InlineData("A 2, ? 3", "1 1 A", "NT1014 AlignTo: dim '1' is listed twice.")]
    public void Align_NeverDropsADim(string x, string target, string expected) =>
        Assert.Equal(expected, Show(Align.Try("AlignTo", Type(x), Refs(target), out _)));

    [Theory]
    [InlineData("A 2, B! 1", "A B", "B A", "B 2, A! 1")]
    [InlineData("A 2, B 3", "A", "?", "? 2, B 3")]
    [InlineData("A 2, ? 3", "1", "B", "A 2, B 3")]
    [InlineData("A 2, B 3", "A", "B", "NT1008 Rename: 'x' already has a dim 'B'.")]
    [InlineData("A 2, B 3", "Z", "B", "NT1008 Rename: 'x' has no dim 'Z'.")]
    [InlineData("batch 2", "bach", "B", "NT1008 Rename: 'x' has no dim 'bach'. Did you mean 'batch'?")]
    public void Rename_IsSimultaneous(string x, string from, string to, string expected) =>
        Assert.Equal(expected, Show(Rename.Try("Rename", Type(x), [.. Refs(from).Zip(Refs(to))])));

    [Theory]
    [InlineData("A 2, B 3, C 4", "X ..", "X 2, B 3, C 4")]
    [InlineData("A 2, B 3", "B A", "B 2, A 3")]
    [InlineData("A 2, B 3", ".. ?", "A 2, ? 3")]
    [InlineData("A 2, B 3", "X", "NT1015 Rename: names: 1, dims: 2.")]
    [InlineData("A 2, B 3, C 4", "W X .. Y Z", "NT1015 Rename: names: 4, dims: 3.")]
    [InlineData("A 2, B 3", "X X", "NT1004 Rename: dim 'X' occurs twice in (X, X).")]
    [InlineData("A 2", ".. ..", "NT1016 Rename: '..' occurs 2 times in (.., ..).")]
    public void RenameAll_GivesEveryDimAName(string x, string names, string expected) =>
        Assert.Equal(expected, Show(Rename.TryAll("Rename", Type(x), Refs(names))));

    [Theory]
    [InlineData("A 2, ? 3", "A B", "A 2, B 3")]
    [InlineData("? 2, ? 3", "A B ..", "A 2, B 3")]
    [InlineData("? 2, B 3, ? 4", "A ..", "A 2, B 3, ? 4")]
    [InlineData("?! 1, B 3", "A B", "A! 1, B 3")]
    [InlineData("A 2, ? 3", "X B", "NT1005 RefineNames: position 0 is 'A' and cannot become 'X'.")]
    [InlineData("A 2, B 3", "A ?", "NT1005 RefineNames: position 1 is 'B' and cannot become unnamed.")]
    [InlineData("? 2, ? 3", "A", "NT1005 RefineNames: names: 1, dims: 2.")]
    [InlineData("? 2, ? 3", "A A", "NT1004 RefineNames: dim 'A' occurs twice in (A, A).")]
    public void Refine_OnlyNamesUnnamedDims(string x, string names, string expected) =>
        Assert.Equal(expected, Show(Refine.Try("RefineNames", Type(x), Refs(names))));

    [Theory]
    [InlineData("A 2, B 3, C 4", "A B", "F", "F 6, C 4")]
    [InlineData("A 2, B 3, C 4", "B C", "B", "A 2, B 12")]
    [InlineData("A 2, B 3, C 4", "..", "F", "F 24")]
    [InlineData("A 2, ? 3", "0 1", "?", "? 6")]
    [InlineData("A! 1, B! 1", "A B", "F", "F 1")]
    [InlineData("A n, B 3", "A B", "F", "F 3*n")]
    [InlineData("A 2, B 3, C 4", "A C", "F", "NT1009 Flatten: dims (A, C) are not adjacent and in this order in 'x'.")]
    [InlineData("A 2, B 3, C 4", "B A", "F", "NT1009 Flatten: dims (B, A) are not adjacent and in this order in 'x'.")]
    [InlineData("A 2, B 3, C 4", "A B", "C", "NT1004 Flatten: dim 'C' occurs twice in (C, C).")]
    [InlineData("A 2, B 3", "", "F", "NT1009 Flatten: no dims were given.")]
    public void Group_MultipliesAdjacentDims(string x, string dims, string into, string expected) =>
        Assert.Equal(expected, Show(Group.Try("Flatten", Type(x), Refs(dims), Refs(into)[0])));

    [Theory]
    [InlineData("F 6, C 4", 2, 3, "A 2, B 3, C 4")]
    [InlineData("F 6, C 4", -1, 3, "A 2, B 3, C 4")]
    [InlineData("F 6*n, C 4", 2, -1, "A 2, B 3*n, C 4")]
    [InlineData("F 6, C 4", 2, 2, "NT2003 Unflatten: sizes (2, 2) multiply to 4, but dim 'F' has size 6.")]
    [InlineData("F 6, C 4", 4, -1, "NT2003 Unflatten: sizes (4, -1) multiply to 4, but dim 'F' has size 6.")]
    [InlineData("F 0, C 4", 0, -1, "NT2003 Unflatten: sizes (0, -1) multiply to 0, but dim 'F' has size 0.")]
    [InlineData("F 6, C 4", -1, -1, "NT2007 Unflatten: more than one size is -1; only one can be inferred.")]
    [InlineData("F 6, C 4", 2, -2, "NT2007 Unflatten: size -2 is below 0.")]
    [InlineData("F 6, A 4", 2, 3, "NT1004 Unflatten: dim 'A' occurs twice in (A, B, A).")]
    [InlineData("G 6", 2, 3, "NT1003 Unflatten: 'x' has no dim 'F'.")]
    public void Ungroup_ChecksTheProduct(string x, int a, int b, string expected)
    {
        var type = x.StartsWith("F 6*n") ? new TensorType(DimList.Of("F", "C"), [(Size.Symbol("n") * 6).Code, 4]) : Type(x);
        Assert.Equal(expected, Show(Ungroup.Try("Unflatten", type, "F", [("A", a), ("B", b)])));
    }

    [Fact]
    public void Ungroup_WithoutAxes_IsRefused() =>
        Assert.Equal("NT1009 Unflatten: no dims were given.", Show(Ungroup.Try("Unflatten", Type("F 6"), "F", [])));

    [Theory]
    [InlineData("A 2, B 3", "B", "I 4, J 5", "A 2, I 4, J 5")]
    [InlineData("A 2, B 3", "B", "B 7", "A 2, B 7")]
    [InlineData("A 2, B 3", "B", "", "A 2")]
    [InlineData("A 2, B 3", "B", "A 7", "NT1004 Take: dim 'A' occurs twice in (A, A).")]
    public void Splice_ReplacesADimByARow(string x, string dim, string row, string expected) =>
        Assert.Equal(expected, Show(Splice.Try("Take", Type(x), dim, Type(row))));

    [Theory]
    [InlineData(0, "S 4, A 2, B 3")]
    [InlineData(2, "A 2, B 3, S 4")]
    [InlineData(-1, "A 2, B 3, S 4")]
    [InlineData(-3, "S 4, A 2, B 3")]
    [InlineData(3, "NT1013 Stack: position 3 is out of range for a result of rank 3.")]
    [InlineData(-4, "NT1013 Stack: position -4 is out of range for a result of rank 3.")]
    public void New_InsertsADim(int at, string expected) => Assert.Equal(expected, Show(New.Try("Stack", Type("A 2, B 3"), "S", 4, at)));

    [Fact]
    public void New_RefusesATakenName() =>
        Assert.Equal("NT1004 Stack: dim 'A' occurs twice in (A, A).", Show(New.Try("Stack", Type("A 2"), "A", 4, 0)));

    [Theory]
    [InlineData("A 2, B 3", "A 5, B 3", "A", "A 7, B 3")]
    [InlineData("A 2, B 3", "? 5, ? 3", "0", "A 7, B 3")]
    [InlineData("? 2, ? 3", "A 5, B 3", "A", "A 7, B 3")]
    [InlineData("A! 1, B 3", "A! 1, B 3", "A", "A 2, B 3")]
    [InlineData("A 2, B n", "A m, B n", "A", "A m+2, B n")]
    [InlineData("A 2, B 3", "A 5, B 4", "A", "NT2001 Cat: dim 'B' has size 3 in 'tensors[0]' and 4 in 'tensors[1]'.")]
    [InlineData("A 2, B 1", "A 5, B 4", "A", "NT2001 Cat: dim 'B' has size 1 in 'tensors[0]' and 4 in 'tensors[1]'.")]
    [InlineData("A 2, B 3", "A 5, C 3", "A", "NT1010 Cat: dim 'B' of 'tensors[0]' and dim 'C' of 'tensors[1]' differ.")]
    [InlineData("A 2, ? 3", "? 5, A 3", "0", "NT1010 Cat: dim 'A' is at different positions from the right in 'tensors[1]' and 'tensors[0]'.")]
    [InlineData("A 2, B 3", "A 5, B 3", "C", "NT1010 Cat: no tensor in 'tensors' has dim 'C'.")]
    [InlineData("A 2, B 3", "B 3", "A", "NT1010 Cat: the ranks differ: 2 in 'tensors[0]' and 1 in 'tensors[1]'.")]
    [InlineData("A 2, B 3", "A 5, B 3", "2", "NT1013 Cat: position 2 is out of range for 'tensors' of rank 2.")]
    public void Concat_UnifiesNamesAndAddsSizes(string a, string b, string dim, string expected) =>
        Assert.Equal(expected, Show(Concat.Try("Cat", [Type(a), Type(b)], Refs(dim)[0], NameRules.Strict)));

    [Fact]
    public void Concat_ByPyTorchsRules_LooksAtTheFirstTensorOnly()
    {
        TensorType[] types = [Type("? 2"), Type("Z 2"), Type("B 2")];
        Assert.Equal("NT1010 Cat: no tensor in 'tensors' has dim 'B'.", Show(Concat.Try("Cat", types, "B", NameRules.PyTorch)));
        Assert.StartsWith("NT1010 Cat: dim 'Z' of 'those before' and dim 'B' of 'tensors[2]' differ.", Show(Concat.Try("Cat", types, "B", NameRules.Strict)));
        Assert.Equal("NT1010 Cat: no tensors were given.", Show(Concat.Try("Cat", [], "B", NameRules.Strict)));
    }

    [Fact]
    public void Need_KeepsTheType()
    {
        var x = Type("A 2, B 3");
        Assert.Same(x, Need.Types("Softmax", x, "B"));
        Assert.Equal("NT1003 Softmax: 'x' has no dim 'Q'.", Show(Need.Try("Softmax", x, ["Q"])));
    }

    [Fact]
    public void OfTypesKnownInPart_WhatIsCertainStays()
    {
        TensorType open = Type(".., B 3");
        Assert.Equal(".., B 3", Show(Drop.Try("Sum", open, ["A"], false)));
        Assert.Equal("", Show(Drop.Try("Sum", open, [DimRef.Rest], false)));
        Assert.Equal("NT1006 AlignTo: dim 'B' of 'x' is not among the target dims (A).", Show(Align.Try("AlignTo", open, ["A"], out _)));
        Assert.Equal("A _, B 3", Show(Align.Try("AlignTo", open, ["A", "B"], out _)));
        Assert.Equal(".., A _", Show(Align.Try("AlignTo", Type(".., A _"), [DimRef.Rest, "A"], out _)));
        Assert.Equal(".., B 3, C 4", Show(Align.Try("AlignTo", Type(".., C 4, B 3"), [DimRef.Rest, "B", "C"], out _)));
        Assert.Equal("NT1005 RefineNames: position 0 is 'B' and cannot become 'A'.", Show(Refine.Try("RefineNames", open, ["A"])));
        Assert.Equal("A _, B 3", Show(Refine.Try("RefineNames", open, ["A", "B"])));
        Assert.Equal(".., B 3", Show(Refine.Try("RefineNames", open, ["A", DimRef.Rest])));
        Assert.Equal(".., B 3", Show(Rename.Try("Rename", open, [("A", "C")])));
        Assert.Equal(".., B 3", Show(Ungroup.Try("Unflatten", open, "A", [("C", 2)])));
        Assert.Equal(".., A _", Show(Swap.Try("Transpose", open, "A", "B")));
        Assert.Equal("A _, D 4, B 3", Show(Rename.TryAll("Rename", Type(".., D 4, C 3"), ["A", "D", "B"])));
        Assert.Equal(".., C 3", Show(Rename.Try("Rename", open, [("B", "C")])));
        Assert.Equal(".., S 4, B 3", Show(New.Try("Stack", open, "S", 4, -2)));
        Assert.Equal(".., B 3", Show(New.Try("Stack", open, "S", 4, 0)));
        Assert.Equal("..", Show(New.Try("Stack", open, "S", 4, 1)));
        Assert.Equal(".., B! 1", Show(Drop.Try("Sum", open, ["B"], true)));
    }
}
