namespace NamedTorch.Tests;

public sealed class DataLoaderTests
{
    static readonly Dim Batch = new("Batch"), Place = new("Place");

    sealed record Pair(Tensor Tokens, Tensor Next);

    static IDataset<Pair> Pairs(int count) => Dataset.From(count, static i => new Pair(Tensor.From([i, i + 1], Place[2]), Torch.Full([], i)));

    static IEnumerable<long> Firsts(IEnumerable<Pair> batches) => batches.SelectMany(static b => b.Tokens[Place, 0].ToArray<long>());

    [Fact]
    public void Records_AreStackedMemberByMemberUnderTheBatchDim()
    {
        var batch = new DataLoader<Pair>(Pairs(5), Batch[3], Sampling.Sequential).First();
        Assert.Equal("(Batch 3, Place 2)", batch.Tokens.Type.ToString());
        Assert.Equal("(Batch 3)", batch.Next.Type.ToString());
        Assert.Equal([0L, 1, 1, 2, 2, 3], batch.Tokens.ToArray<long>());
    }

    [Fact]
    public void LastBatch_IsSmallerOrDropped()
    {
        Assert.Equal([3, 2], new DataLoader<Pair>(Pairs(5), Batch[3], Sampling.Sequential).Select(static b => (int)b.Tokens.Size("Batch")));
        Assert.Single(new DataLoader<Pair>(Pairs(5), Batch[3], Sampling.Sequential, dropLast: true));
    }

    [Fact]
    public void Shuffled_TakesEachOnceAndDiffersByEpoch()
    {
        var loader = new DataLoader<Pair>(Pairs(50), Batch[7], generator: new(1));
        long[] first = [.. Firsts(loader)], second = [.. Firsts(loader)];
        Assert.Equal(Enumerable.Range(0, 50).Select(static i => (long)i), first.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void SameSeed_GivesTheSameBatches()
    {
        long[] Draw() => [.. Firsts(new DataLoader<Pair>(Pairs(50), Batch[7], Sampling.WithReplacement, new(3)).Take(20))];
        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void GeneratorState_IsAllThatResumingNeeds()
    {
        Generator a = new(3), b = new(0);
        _ = Firsts(new DataLoader<Pair>(Pairs(50), Batch[7], Sampling.WithReplacement, a).Take(4)).ToArray();
        b.SetState(a.GetState());
        Assert.Equal(
            Firsts(new DataLoader<Pair>(Pairs(50), Batch[7], Sampling.WithReplacement, a).Take(4)).ToArray(),
            Firsts(new DataLoader<Pair>(Pairs(50), Batch[7], Sampling.WithReplacement, b).Take(4)).ToArray());
    }

    [Fact]
    public void SamplesOfDifferentNames_AreRefused() =>
        Assert.Throws<CatException>(() => new DataLoader<Tensor>(Dataset.From<Tensor>([Torch.Ones(Place[2]), Torch.Ones(Batch[2])]), new Dim("Sample")[2], Sampling.Sequential).First());

    [Fact]
    public void NoSamplesOrNoBatchDim_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new DataLoader<Tensor>(Dataset.From<Tensor>([]), Batch[2]));
        Assert.Throws<ArgumentException>(() => new DataLoader<Pair>(Pairs(2), 3));
        Assert.Throws<ArgumentException>(() => new DataLoader<string>(Dataset.From<string>(["a"]), Batch[1]).First());
    }
}
