namespace NamedTorch.Tests.Layers;

public sealed class MultiheadAttentionTests
{
    static readonly Dim Batch = new("Batch"), Query = new("Query"), Key = new("Key"), Model = new("Model"), Heads = new("Heads"), Part = new("Part");

    static MultiheadAttention Attention() => new(Model[8], Heads[2], (Query, Key), Part);

    [Fact]
    public void Batch_MakesNoDifference()
    {
        var attention = Attention();
        var x = Torch.Randn(Batch[3], Query[4], Model[8]);
        var all = attention.Forward(x);
        Assert.Equal("(Batch 3, Query 4, Model 8)", all.Type.ToString());
        for (int b = 0; b < 3; b++)
            Assert.True(all[Batch, b].AllClose(attention.Forward(x[Batch, b]), atol: 1e-5));
    }

    [Fact]
    public void MaskedKeys_AreNotLookedAt()
    {
        var attention = Attention();
        var x = Torch.Randn(Query[4], Model[8]);
        var padded = Tensor.From([false, false, false, true], Key[4]);
        var before = attention.Forward(x, mask: padded);
        var other = x.Clone();
        other[Query, 3] = Torch.Randn(Model[8]);
        var after = attention.Forward(other, mask: padded);
        Assert.True(before[Query, ..3].AllClose(after[Query, ..3], atol: 1e-6));
        Assert.False(before[Query, 3].AllClose(after[Query, 3], atol: 1e-6));
    }

    [Fact]
    public void MaskNamedAfterNothingInTheScores_IsRefused() =>
        Assert.Throws<AlignException>(() => Attention().Forward(Torch.Randn(Query[4], Model[8]), mask: Tensor.From(new bool[4], new Dim("Elsewhere")[4])));

    [Fact]
    public void MaskWithoutNames_IsRefused() => Assert.Throws<AlignException>(() => Attention().Forward(Torch.Randn(Query[4], Model[8]), mask: Tensor.From(new bool[4])));

    [Fact]
    public void MaskOfNumbers_IsRefused() => Assert.Throws<DTypeException>(() => Attention().Forward(Torch.Randn(Query[4], Model[8]), mask: Torch.Zeros(Key[4])));

    [Fact]
    public void MasksOfEveryKind_HideWhatTheyHoldFor()
    {
        var attention = Attention();
        Tensor x = Torch.Randn(Batch[2], Query[3], Model[8]), context = Torch.Randn(Batch[2], Key[5], Model[8]);
        // Per batch and key, then per query and key, then per head: each beside the same attention without the keys that are hidden.
        var padding = Tensor.From([false, false, false, true, true, false, false, false, true, true], Batch[2], Key[5]);
        var expected = attention.Forward(x, context[Key, ..3]);
        Assert.True(expected.AllClose(attention.Forward(x, context, padding), atol: 1e-5));
        Assert.True(expected.AllClose(attention.Forward(x, context, padding[Batch, 0].AlignTo("Heads", "Query", "Key").Expand(("Heads", 2), ("Query", 3))), atol: 1e-5));
    }

    [Fact]
    public void ContextOfAnotherBatch_IsAttendedToByEach()
    {
        var attention = Attention();
        Tensor x = Torch.Randn(Query[3], Model[8]), context = Torch.Randn(Batch[2], Key[5], Model[8]);
        var all = attention.Forward(x, context);
        for (int b = 0; b < 2; b++) Assert.True(all[Batch, b].AllClose(attention.Forward(x, context[Batch, b]), atol: 1e-5));
    }

    [Fact]
    public void HeadsThatDoNotDivide_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new MultiheadAttention(Model[8], Heads[3], (Query, Key), Part));
}
