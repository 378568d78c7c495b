using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>A fixed number of threads, one of them the caller's, and the job that they share.</summary>
/// <remarks>
/// The range of chunks is cut into slices, each with one ticket word: generation in the high 40 bits, next chunk in
/// the low 24. Chunks are claimed by compare-and-swap on the ticket, so that a claim succeeds only while the job whose
/// fields the claimer read is still the current one. A worker that claimed nothing is never waited for, and a job
/// finishes even if every worker sleeps: the caller claims what nobody else does.
/// </remarks>
sealed unsafe class Crew(int width) : IBystanders
{
    const int ChunkBits = 24;
    const long ChunkMask = (1L << ChunkBits) - 1;
    static readonly long SpinTicks = Stopwatch.Frequency / 20_000;  // 50 µs of looking for work, then park

    /// <summary>A word that has its cache lines to itself.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    struct Alone
    {
        [FieldOffset(128)] public long Value;
    }

    readonly Alone[] _tickets = new Alone[width];
    readonly Lock _errors = new();
    readonly object _bed = new();
    readonly Aside _aside = new(width);
    Alone _generation, _unfinished;
    int _busy, _sleepers, _callersProcessor;
    bool _started, _retired;

    // The job; written only by the thread that holds _busy, while no ticket of the last generation is left to claim.
    delegate*<void*, int, void> _run;
    void* _job;
    int _chunks, _slices;
    Exception? _error;
    int _errorChunk;

    /// <summary>Number of threads, the caller included.</summary>
    public int Width => width;

    /// <summary>Runs the job if the crew is free; false, and nothing done, if it is not.</summary>
    public bool TryRun<TJob>(ref TJob job, int chunks) where TJob : struct, IJob
    {
        if (chunks > ChunkMask || Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return false;
        if (!_started) Start();
        Exception? error;
#pragma warning disable CS8500 // a job may hold references: it stays where it is (fixed) and its owner's frame outlives the call
        fixed (TJob* pointer = &job)
#pragma warning restore CS8500
        {
            Publish(&Trampoline<TJob>, pointer, chunks, Math.Min(width, chunks));
            Drain(_generation.Value, 0);
            error = Finish();
        }
        Volatile.Write(ref _busy, 0);
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return true;
    }

    // Not in TryRun: there each kind of job would have its own copy of the loop compiled.
    Exception? Finish()
    {
        int spins = 0;
        while (Volatile.Read(ref _unfinished.Value) != 0) Pause.Step(ref spins);
        var error = _error;
        _error = null;
        return error;
    }

    /// <inheritdoc/>
    public bool TryStandAside()
    {
        // With more threads than processors one that spins would keep the collector waiting.
        if (width > Environment.ProcessorCount || Volatile.Read(ref _sleepers) == width - 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return false;
        if (_started && _aside.TryCall()) return true;
        Volatile.Write(ref _busy, 0);
        return false;
    }

    /// <inheritdoc/>
    public void ComeBack()
    {
        _aside.Dismiss();
        Volatile.Write(ref _busy, 0);
    }

    /// <summary>Lets the workers end once they find nothing to do.</summary>
    public void Retire()
    {
        Volatile.Write(ref _retired, true);
        lock (_bed) Monitor.PulseAll(_bed);
    }

    void Start()
    {
        _started = true;
        _callersProcessor = Placement.Here;
        try
        {
            for (int i = 1; i < width; i++)
            {
                int worker = i;
                new Thread(() => Work(worker), 1 << 20) { IsBackground = true, Name = $"NamedTorch worker {worker}" }.UnsafeStart();
            }
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
            // A host that grants no more threads gets a smaller crew; the caller's share of every job only grows.
        }
    }

    static void Trampoline<TJob>(void* job, int chunk) where TJob : struct, IJob => Unsafe.AsRef<TJob>(job).Run(chunk);

    void Publish(delegate*<void*, int, void> run, void* job, int chunks, int slices)
    {
        long generation = _generation.Value + 1;
        // First shut every ticket: a worker that is still reading the last job's fields can then claim nothing with them.
        for (int slice = 0; slice < width; slice++)
            Volatile.Write(ref _tickets[slice].Value, generation << ChunkBits | ChunkMask);
        Volatile.WriteBarrier();
        _run = run;
        _job = job;
        _chunks = chunks;
        _slices = slices;
        _unfinished.Value = chunks;
        for (int slice = 0; slice < slices; slice++)
            Volatile.Write(ref _tickets[slice].Value, generation << ChunkBits | (long)Begin(slice, slices, chunks));
        // A full fence between publishing and looking for sleepers; a worker counts itself among them, under the lock,
        // before it looks at the generation for the last time. So one of the two always sees the other.
        Interlocked.Exchange(ref _generation.Value, generation);
        if (Volatile.Read(ref _sleepers) > 0) Wake(chunks - 1);
    }

    void Wake(int wanted)
    {
        _callersProcessor = Placement.Here;
        lock (_bed)
        {
            for (int i = Math.Min(wanted, _sleepers); i > 0; i--)
            {
                _sleepers--;
                Monitor.Pulse(_bed);
            }
        }
    }

    static int Begin(int slice, int slices, int chunks) => (int)((long)slice * chunks / slices);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void Work(int worker)
    {
        Placement.Move(worker, _callersProcessor);
        long seen = 0, since = Stopwatch.GetTimestamp(), last = since;
        for (int spins = 1; ; spins++)
        {
            long generation = Volatile.Read(ref _generation.Value);
            if (generation != seen)
            {
                seen = generation;
                Drain(generation, worker);
                since = last = Stopwatch.GetTimestamp();
                continue;
            }
            if (_aside.IsCalled)
            {
                _aside.Wait(worker);
                since = last = Stopwatch.GetTimestamp();
            }
            Pause.Once();
            if (spins % 32 != 0) continue;
            if (Volatile.Read(ref _retired)) return;
            long now = Stopwatch.GetTimestamp();
            // A long gap between two looks means that someone else had our processor: then spinning only does harm.
            if (now - since < SpinTicks && now - last < SpinTicks / 2)
            {
                last = now;
                continue;
            }
            Park(seen);
            Placement.Move(worker, _callersProcessor);
            since = last = Stopwatch.GetTimestamp();
        }
    }

    void Park(long seen)
    {
        lock (_bed)
        {
            Interlocked.Increment(ref _sleepers);
            if (Volatile.Read(ref _generation.Value) != seen || Volatile.Read(ref _retired)) _sleepers--;
            else Monitor.Wait(_bed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    void Drain(long generation, int worker)
    {
        delegate*<void*, int, void> run = _run;
        void* job = _job;
        int chunks = _chunks, slices = _slices, done = 0;
        for (int i = 0; i < slices; i++)
        {
            int slice = (worker + i) % slices, end = Begin(slice + 1, slices, chunks);
            ref long ticket = ref _tickets[slice].Value;
            while (true)
            {
                long seen = Volatile.Read(ref ticket);
                int chunk = (int)(seen & ChunkMask);
                if (seen >> ChunkBits != generation || chunk >= end) break;
                if (Interlocked.CompareExchange(ref ticket, seen + 1, seen) != seen) continue;
                try
                {
                    run(job, chunk);
                }
                catch (Exception error)
                {
                    Record(error, chunk);
                }
                done++;
            }
        }
        if (done > 0) Interlocked.Add(ref _unfinished.Value, -done);
    }

    void Record(Exception error, int chunk)
    {
        lock (_errors)
        {
            if (_error is not null && _errorChunk < chunk) return;
            _error = error;
            _errorChunk = chunk;
        }
    }
}
