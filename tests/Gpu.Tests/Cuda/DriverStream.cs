namespace NamedTorch.Tests.Cuda;

/// <summary>
/// Work in order. It is done as late as it may be: when somebody waits for it. What forgets to wait for another stream then finds its work
/// undone, where a real device would do so once in a thousand runs.
/// </summary>
sealed class DriverStream(DriverContext context)
{
    readonly Queue<Action> queue = [];

    internal DriverContext Context => context;

    /// <summary>What is queued becomes nodes of this graph instead; null outside a capture.</summary>
    internal DriverGraph? Capture { get; set; }

    internal void Add(Action work) => queue.Enqueue(work);

    /// <summary>A place in the order that others can wait for.</summary>
    internal DriverMark Mark()
    {
        var mark = new DriverMark(this);
        Add(() => (mark.IsDone, mark.Time) = (true, context.Clock));
        return mark;
    }

    internal void Finish()
    {
        while (queue.TryDequeue(out var work)) work();
    }

    /// <summary>Nobody waits any more: what is queued is never done.</summary>
    internal void Abandon() => queue.Clear();

    internal void FinishUntil(DriverMark mark)
    {
        while (!mark.IsDone && queue.TryDequeue(out var work)) work();
    }
}

/// <summary>A place in a stream's order.</summary>
sealed class DriverMark(DriverStream stream)
{
    internal bool IsDone;

    /// <summary>The device's clock when it was passed.</summary>
    internal long Time;

    internal void Finish() => stream.FinishUntil(this);
}

/// <summary>What a stream records and others wait for: the last mark.</summary>
sealed class DriverEvent
{
    internal DriverMark? Mark { get; set; }
}
