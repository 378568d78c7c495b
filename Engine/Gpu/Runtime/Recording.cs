using System.Runtime.InteropServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>
/// A captured step: its launches, the memory that was made inside, which nobody else gets while it lives, and what must happen before each replay.
/// </summary>
sealed class Recording : StepCapture, IBlockOwner
{
    readonly AcceleratorDriver driver;
    readonly StreamSet streams;
    readonly CachingAllocator allocator;
    readonly AcceleratorStream stream;
    readonly LaunchGraph graph;
    readonly Lock gate = new();
    readonly Dictionary<long, Stack<MemoryBlock>> idle = [];
    readonly Dictionary<MemoryBlock, bool> touched = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<MemoryBuffer> borrowed = new(ReferenceEqualityComparer.Instance);
    readonly List<Action> before = [], checks = [];
    readonly List<WeakReference<DeferredValue>> deferred = [];
    bool isGone;

    internal Recording(AcceleratorDriver driver, StreamSet streams, CachingAllocator allocator)
    {
        (this.driver, this.streams, this.allocator) = (driver, streams, allocator);
        // A graph cannot wait for what was queued before it.
        driver.Synchronize();
        stream = new(driver, driver.OpenStream());
        try
        {
            graph = driver.BeginGraph(stream.Handle);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override Device Device => driver.Device;

    /// <summary>Launches recorded.</summary>
    internal int Count => graph.Count;

    /// <summary>Bytes of the memory that was made inside.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The recording that the calling thread makes on a device, or null.</summary>
    internal static Recording? On(Device device) => Current is Recording recording && ReferenceEquals(recording.Device, device) ? recording : null;

    /// <summary>Runs the step, whose launches are recorded instead of queued.</summary>
    internal void Record(Action step)
    {
        if (Current is not null)
            throw new Conflict(DiagnosticId.NT4102, "Capture", ("reason", $"this thread is capturing a step on {Current.Device} already."), ("fix", "Capture the outer step only.")).ToException();
        Current = this;
        try
        {
            using (stream.Use())
            {
                step();
                RealizeDeferred();
            }
            graph.Finish();
        }
        finally
        {
            Current = null;
        }
    }

    public override void BeforeReplay(Action action) => before.Add(action);

    /// <summary>Runs when somebody waits for the step, to throw for what went wrong in its replays.</summary>
    internal void Check(Action check) => checks.Add(check);

    public override T Outside<T>(Func<T> action) => base.Outside(() =>
    {
        using (streams.Default.Use()) return action();
    });

    /// <summary>Memory that is used again inside the step only.</summary>
    internal MemoryBuffer Rent(long bytes) => new(streams, Lend(bytes), this);

    /// <summary>The same, for a buffer that is there already.</summary>
    internal MemoryBlock Lend(long bytes)
    {
        MemoryBlock? block;
        lock (gate)
            if (!idle.TryGetValue(CachingAllocator.SizeOf(bytes), out var stack) || !stack.TryPop(out block)) block = null;
        if (block is null)
        {
            block = allocator.Lend(bytes);
            Bytes += block.Bytes;
            touched[block] = true;
        }
        return block;
    }

    public void Return(MemoryBlock block)
    {
        lock (gate)
            if (!isGone)
            {
                if (!idle.TryGetValue(block.Bytes, out var stack)) idle[block.Bytes] = stack = [];
                stack.Push(block);
                return;
            }
        allocator.Return(block);
    }

    /// <summary>Records a launch. What changes from replay to replay is asked for before each: a run of arguments from a place on.</summary>
    internal void Launch(nint program, Kernel kernel, Grid grid, List<Argument> arguments, List<Tensor> tensors, List<(int First, Func<IEnumerable<Argument>> Again)> anew)
    {
        int tensor = 0;
        foreach (var parameter in kernel.Parameters)
            if (parameter is BufferParameter { Array.IsWritten: var writes }) Touch((MemoryBuffer)tensors[tensor++].Storage.Memory!, writes);
        var given = arguments.ToArray();
        int launch = graph.Add(program, kernel, grid, given, anew.Count > 0);
        foreach (var (first, again) in anew)
            before.Add(() =>
            {
                int at = first;
                foreach (var argument in again()) given[at++] = argument;
                graph.Change(launch, given);
            });
    }

    /// <summary>Records what a library queues by itself on the stream it is given.</summary>
    internal bool Call(ReadOnlySpan<Tensor> reads, Tensor writes, Func<nint, bool> call)
    {
        foreach (var x in reads) Touch((MemoryBuffer)x.Storage.Memory!, writes: false);
        Touch((MemoryBuffer)writes.Storage.Memory!, writes: true);
        return call(stream.Handle);
    }

    /// <summary>Queues the step on the thread's stream, after whatever else touches its memory.</summary>
    internal void Replay(bool isFirst)
    {
        var on = streams.Current;
        if (!isFirst)
            foreach (var action in before) action();
        lock (driver.Gate)
        {
            on.Advance();
            foreach (var (block, writes) in touched) block.Order(on, writes, block.Operation);
            graph.Replay(on.Handle);
        }
    }

    internal void RunChecks()
    {
        foreach (var check in checks) check();
    }

    /// <summary>The memory goes to whoever wants it next, after what is queued. Also the finalizer's thread calls this.</summary>
    internal void Abandon()
    {
        lock (gate)
        {
            if (isGone) return;
            isGone = true;
        }
        graph.Dispose();
        foreach (var block in idle.Values.SelectMany(static s => s)) allocator.Return(block);
        idle.Clear();
        borrowed.Clear();
    }

    /// <summary>A value that is not computed yet was made inside.</summary>
    internal void Add(DeferredValue value) => deferred.Add(value.Reference);

    // What the program still refers to has new values after each replay; the rest is left out.
    void RealizeDeferred()
    {
        if (deferred.Count == 0) return;
        GC.Collect();
        foreach (var reference in deferred)
            if (reference.TryGetTarget(out var value)) value.Realize();
        deferred.Clear();
    }

    // What is not of the step must stay while the step may read it.
    void Touch(MemoryBuffer buffer, bool writes)
    {
        if (!buffer.IsOf(this)) borrowed.Add(buffer);
        ref bool written = ref CollectionsMarshal.GetValueRefOrAddDefault(touched, buffer.Block, out _);
        written |= writes;
        if (writes) buffer.Block.Operation = "a captured step";
    }
}
