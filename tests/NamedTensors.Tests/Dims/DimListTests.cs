using Xunit;

namespace NamedTorch.Tests.Dims;

public sealed class DimListTests
{
    [Fact]
    public void EqualLists_AreTheSameObject() =>
        Assert.Same(DimList.Of("batch", null, "time"), DimList.Empty.Append("batch").Append(null).Append("time"));

    [Fact]
    public void ADuplicate_IsRefused()
    {
        var error = Assert.Throws<DuplicateNamesException>(() => DimList.Of("A", "B", "A"));
        Assert.StartsWith("NT1004 Names: dim 'A' occurs twice in (A, B, A).\n", error.Message);
    }

    [Fact]
    public void Edits_ReturnInternedLists()
    {
        var abc = DimList.Of("A", "B", "C");
        Assert.Same(DimList.Of("A", "C"), abc.RemoveAt(1));
        Assert.Same(DimList.Of("A", "X", "B", "C"), abc.Insert(1, "X"));
        Assert.Same(DimList.Of("A", null, "C"), abc.Replace(1, null));
        Assert.Same(DimList.Of("C", "A", "B"), abc.Permute([2, 0, 1]));
        Assert.Same(DimList.Of("B", "C"), abc.Slice(1, 2));
        Assert.Same(DimList.Of("A", "B", "C", "D"), abc.Concat(DimList.Of("D")));
        Assert.Same(abc, abc.WithUnits(0, 2).WithoutUnits());
        Assert.Same(DimList.Unnamed(3), abc.WithoutNames());
        Assert.Equal(new string?[] { "A", "B", "C" }, abc.Names());
    }

    [Fact]
    public void ManyThreads_MakeOneList()
    {
        var lists = new DimList[64];
        Parallel.For(0, lists.Length, i => lists[i] = DimList.Of("parallel", "construction", "of", "one", "list"));
        Assert.All(lists, list => Assert.Same(lists[0], list));
    }

    [Fact]
    public void MoreThan64Dims_AreRefused() =>
        Assert.StartsWith("NT1012 Names: 65 dims; a tensor has at most 64.", Assert.Throws<InvalidNameException>(() => DimList.Unnamed(65)).Message);

    [Theory]
    [InlineData("(A, ?, B)", "A", null, "B")]
    [InlineData("()")]
    public void Text_ShowsUnnamedAsQuestionMark(string text, params string?[] names) => Assert.Equal(text, DimList.Of(names).ToString());
}
