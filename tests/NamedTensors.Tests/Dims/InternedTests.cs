using System.Runtime.CompilerServices;
using NamedTorch.Signatures;
using Xunit;

namespace NamedTorch.Tests.Dims;

/// <summary>What lives as long as the process is bounded, as an editor's process lives for weeks.</summary>
public sealed class InternedTests
{
    [Fact]
    public void ListsBeyondTheFirst_AreKeptOnlyWhileTheyAreUsed()
    {
        for (int i = 0; i < Branches<DimList>.Kept; i++) DimList.Of("first" + i);
        var (weak, kept) = Make();
        for (int i = 0; i < 5 && weak.Count(w => w.TryGetTarget(out _)) > 1; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(1, weak.Count(w => w.TryGetTarget(out _)));
        // The one in use is still the only one of its names, and so are those it is found by.
        Assert.Same(kept, DimList.Of("typed500", "b", "c"));
        Assert.Same(DimList.Of("typed500", "b").Append("c"), kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static (List<WeakReference<DimList>> Weak, DimList Kept) Make()
    {
        var lists = Enumerable.Range(0, 2000).Select(i => DimList.Of("typed" + i, "b", "c")).ToList();
        return ([.. lists.Select(list => new WeakReference<DimList>(list))], lists[500]);
    }

    [Fact]
    public void EqualLists_AreTheSameObject_FromAllThreads()
    {
        var lists = new DimList[8][];
        Parallel.For(0, lists.Length, t => lists[t] = [.. Enumerable.Range(0, 6000).Select(i => DimList.Of("thread" + i % 3000, "x" + i))]);
        for (int t = 1; t < lists.Length; t++)
            for (int i = 0; i < 6000; i++) Assert.Same(lists[0][i], lists[t][i]);
    }

    [Fact]
    public void ConstantsBelowZero_NeedNoTable()
    {
        var minus = (Size)0 - 3;
        Assert.Equal(-3, minus.NegativeConstant);
        Assert.Equal("-3", minus.ToString());
        Assert.Equal((Size)2, minus + 5);
        Assert.Equal(-6, (minus * 2).NegativeConstant);
        Assert.Equal(-2, (minus / 2).NegativeConstant);
        Assert.Equal("n-3", (Size.Symbol("n") + minus).ToString());
        Assert.True(Size.SurelyDiffer(minus.Code, 0));
        Assert.True(Size.SurelyDiffer(minus.Code, (minus - 1).Code));
        Assert.Equal(-(1L << 40), ((Size)0 - (1L << 40)).NegativeConstant);
    }

    [Fact]
    public void TextsBeyondTheLimit_AreReadEveryTime()
    {
        var texts = new ParsedTexts<object>();
        object first = texts.Get("0", _ => new());
        for (int i = 1; i < ParsedTexts<object>.Limit + 10; i++) texts.Get(i.ToString(), _ => new());
        Assert.Same(first, texts.Get("0", _ => new()));
        Assert.NotSame(texts.Get("new", _ => new()), texts.Get("new", _ => new()));
    }
}
