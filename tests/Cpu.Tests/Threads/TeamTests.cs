using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.Threads;

[Collection(WithThreads.Name)]
public sealed class TeamTests
{
    struct Count(int[] runs) : IJob
    {
        public readonly void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }

    struct Fail(int[] failing) : IJob
    {
        public int Finished;

        public void Run(int chunk)
        {
            if (failing.Contains(chunk)) throw new InvalidOperationException($"chunk {chunk}");
            Interlocked.Increment(ref Finished);
        }
    }

    struct Nested(int[] runs) : IJob
    {
        public readonly void Run(int chunk)
        {
            var inner = new Count(runs);
            Team.For(ref inner, runs.Length);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(19)]
    public void EveryChunk_RunsExactlyOnce(int threads) => WithThreads.Each([threads], _ =>
    {
        foreach (int chunks in new[] { 0, 1, 2, 3, 7, 64, 1000 })
        {
            int[] runs = new int[chunks];
            var job = new Count(runs);
            Team.For(ref job, chunks);
            Assert.All(runs, r => Assert.Equal(1, r));
        }
    });

    [Fact]
    public void NegativeChunks_DoNothing()
    {
        var job = new Count([]);
        Team.For(ref job, -3);
    }

    [Fact]
    public void ManyShortJobs_LoseNoWakeUpAndNoChunk() => WithThreads.Each([2, 4, 13], _ =>
    {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            int chunks = random.Next(2, 12);
            int[] runs = new int[chunks];
            var job = new Count(runs);
            Team.For(ref job, chunks);
            if (runs.Any(r => r != 1)) Assert.Fail($"round {round}: {string.Join(' ', runs)}");
            // Long enough for workers to be on their way to bed when the next job comes.
            if (round % 16 == 0) Thread.SpinWait(random.Next(20_000));
        }
    });

    [Fact]
    public void ParkedWorkers_WakeForTheNextJob() => WithThreads.Each([4], _ =>
    {
        var seen = new HashSet<int>();
        for (int round = 0; round < 40; round++)
        {
            Thread.Sleep(5);
            int[] threads = new int[8];
            var job = new Remember(threads);
            Team.For(ref job, 8);
            seen.UnionWith(threads);
        }
        Assert.True(seen.Count > 1, "only the caller ever ran a chunk");
    });

    struct Remember(int[] threads) : IJob
    {
        public readonly void Run(int chunk)
        {
            Thread.Sleep(1);
            threads[chunk] = Environment.CurrentManagedThreadId;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void FailingChunks_LetTheOthersFinishAndTheFirstIsRethrown(int threads) => WithThreads.Each([threads], _ =>
    {
        for (int round = 0; round < 200; round++)
        {
            var job = new Fail([5, 17, 40]);
            InvalidOperationException? error = null;
            try
            {
                Team.For(ref job, 64);
            }
            catch (InvalidOperationException caught)
            {
                error = caught;
            }
            Assert.Equal("chunk 5", error?.Message);
            Assert.Equal(61, job.Finished);
        }
        int[] runs = new int[9];
        var next = new Count(runs);
        Team.For(ref next, 9);
        Assert.All(runs, r => Assert.Equal(1, r));
    });

    [Fact]
    public void NestedCalls_RunInTheirChunk() => WithThreads.Each([4], _ =>
    {
        int[] runs = new int[50];
        var job = new Nested(runs);
        Team.For(ref job, 20);
        Assert.All(runs, r => Assert.Equal(20, r));
    });

    [Fact]
    public void ManyCallers_WhileTheCountChanges_GetAllTheirChunks() => WithThreads.Each([4], _ =>
    {
        using var stop = new CancellationTokenSource();
        Thread[] callers = [.. Enumerable.Range(0, 6).Select(seed => new Thread(() =>
        {
            for (int round = 0; round < 3000 && !stop.IsCancellationRequested; round++)
            {
                int[] runs = new int[2 + (round + seed) % 30];
                var job = new Count(runs);
                Team.For(ref job, runs.Length);
                if (runs.All(r => r == 1)) continue;
                stop.Cancel();
            }
        }))];
        foreach (Thread caller in callers) caller.Start();
        for (int i = 0; callers.Any(c => c.IsAlive); i++)
        {
            Team.Threads = 1 + i % 6;
            Thread.Sleep(1);
        }
        Assert.False(stop.IsCancellationRequested, "a chunk ran twice or never");
    });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(NamedTorch.Threads.Most + 1)]
    public void CountOutOfRange_IsRefused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NamedTorch.Threads.Count = count);
}
