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
    public void HeadsThatDoNotDivide_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new MultiheadAttention(Model[8], Heads[3], (Query, Key), Part));
}
