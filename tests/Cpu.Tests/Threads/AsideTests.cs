using NamedTorch.Core;
using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.Threads;

[Collection(WithThreads.Name)]
public sealed class AsideTests
{
    struct Count(int[] runs) : IJob
    {
        public readonly void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }

    struct AskWithin(bool[] answers) : IJob
    {
        public readonly void Run(int chunk) => answers[chunk] = Collection.Bystanders!.TryStandAside();
    }

    static int[] Runs(int chunks)
    {
        int[] runs = new int[chunks];
        var job = new Count(runs);
        Team.For(ref job, chunks);
        return runs;
    }

    [Fact]
    public void JobsBetweenCollections_LoseNoChunk() => WithThreads.Each([2], _ =>
    {
        int aside = 0;
        for (int i = 0; i < 500; i++)
        {
            int[] runs = Runs(64);
            if (Collection.Bystanders!.TryStandAside())
            {
                aside++;
                GC.Collect(0);
                Collection.Bystanders.ComeBack();
            }
            Assert.All(runs, r => Assert.Equal(1, r));
        }
        // A worker that sleeps is not asked, and a machine of one processor has none that spins.
        if (OperatingSystem.IsLinux() && Environment.ProcessorCount > 1) Assert.True(aside > 0, "the worker never stood aside");
    });

    [Fact]
    public void WorkersAtWork_AreNotAsked() => WithThreads.Each([2], _ =>
    {
        bool[] answers = new bool[16];
        Array.Fill(answers, true);
        var job = new AskWithin(answers);
        Team.For(ref job, answers.Length);
        Assert.All(answers, Assert.False);
    });

    [Fact]
    public void WhileWorkersStandAside_OtherCallersJobsFinish() => WithThreads.Each([2], _ =>
    {
        Runs(64);
        bool stoodAside = Collection.Bystanders!.TryStandAside();
        int[]? runs = null;
        var other = new Thread(() => runs = Runs(64));
        other.Start();
        Assert.True(other.Join(TimeSpan.FromSeconds(30)));
        if (stoodAside) Collection.Bystanders.ComeBack();
        Assert.All(runs!, r => Assert.Equal(1, r));
    });

    [Fact]
    public void MoreThreadsThanProcessors_AreLeftAlone() => WithThreads.Each([Environment.ProcessorCount + 1], _ =>
    {
        Runs(64);
        Assert.False(Collection.Bystanders!.TryStandAside());
    });
}
