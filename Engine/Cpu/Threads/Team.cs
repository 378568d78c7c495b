using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>Fork and join: runs the chunks of a job on the team of worker threads and on the caller.</summary>
/// <remarks>
/// <para>Any number of threads may call in. One of them at a time has the team; the others, and calls made from
/// inside a chunk, run their chunks themselves, in order.</para>
/// <para>A chunk that throws stops nothing: the other chunks run, then the exception of the lowest-numbered failed
/// chunk is rethrown at the caller.</para>
/// <para>How a kernel cuts its work into chunks must follow from the shape alone, never from <see cref="Threads"/>:
/// that is what makes results independent of the number of threads.</para>
/// </remarks>
public static class Team
{
    static readonly Lock Gate = new();
    static Crew? _crew;

    /// <summary>Threads that a job may use, the caller included: the same as <see cref="NamedTorch.Threads.Count"/>.</summary>
    public static int Threads
    {
        get => NamedTorch.Threads.Count;
        set => NamedTorch.Threads.Count = value;
    }

    /// <summary>Runs chunks 0 … <paramref name="chunks"/> − 1 and returns when all have ended.</summary>
    /// <remarks>
    /// Each thread takes chunks from its own slice of the range first, so that the same thread sees the same data in
    /// call after call, and then helps with the others'. Chunks must not wait for one another.
    /// </remarks>
    /// <param name="job">The job; it is not copied, so chunks may leave results in it.</param>
    /// <param name="chunks">Number of chunks; nothing happens at 0 or below.</param>
    public static void For<TJob>(ref TJob job, int chunks) where TJob : struct, IJob
    {
        int threads = Threads;
        if (chunks > 1 && threads > 1 && Current(threads).TryRun(ref job, chunks)) return;
        Inline.Run(ref job, chunks);
    }

    static Crew Current(int threads)
    {
        Crew? crew = Volatile.Read(ref _crew);
        return crew is not null && crew.Width == threads ? crew : Replace(threads);
    }

    static Crew Replace(int threads)
    {
        lock (Gate)
        {
            if (_crew is { } current && current.Width == threads) return current;
            var crew = new Crew(threads);
            Crew? old = _crew;
            Volatile.Write(ref _crew, crew);
            Collection.Bystanders = crew;
            old?.Retire();
            return crew;
        }
    }
}
