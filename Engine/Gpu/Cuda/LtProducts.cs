using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>
/// Products by cuBLASLt. The first of each problem measures what the library proposes and our kernel, and what was fastest is kept: in this process, and in the
/// cache of kernels, so that a run repeats the one before bit for bit.
/// </summary>
sealed unsafe class LtProducts(CublasLt lt, Accelerator accelerator, CudaContext context, KernelCache cache) : MatrixLibrary
{
    const int MostCandidates = 8, Runs = 5;

    readonly ConcurrentDictionary<LtProblem, Choice> choices = new();
    readonly Lock gate = new();
    nint handle;

    /// <summary>A plan and its algorithm; without a plan, our kernel.</summary>
    sealed record Choice(LtPlan? Plan, LtAlgorithm Algorithm);

    internal override string Name { get; } = $"cublasLt {(uint)lt.GetVersion()}";

    internal override bool TryProduct(Tensor c, Tensor a, Tensor b, bool accumulate, bool isRough, Tensor? addend, Action ours)
    {
        if (!IsOn || LtProblem.Of(c, a, b, accumulate, isRough, addend) is not { } problem) return false;
        if (!choices.TryGetValue(problem, out var choice))
        {
            // A capture cannot wait for measurements; its step has run before, or does without.
            if (Recording.On(accelerator.Device) is not null) return false;
            choice = Choose(problem, c, a, b, addend, ours);
        }
        if (choice.Plan is not { } plan) return false;
        if (Queue(plan, choice.Algorithm, c, a, b, addend)) return true;
        // The library changed its mind; it is not asked again.
        choices[problem] = new(null, default);
        return false;
    }

    Choice Choose(LtProblem problem, Tensor c, Tensor a, Tensor b, Tensor? addend, Action ours)
    {
        lock (gate)
        {
            if (choices.TryGetValue(problem, out var known)) return known;
            using var scope = context.Enter();
            nint created = 0;
            if (handle == 0 && lt.Create(&created) == 0) handle = created;
            var plan = handle == 0 ? null : LtPlan.Of(lt, problem);
            if (plan is null) return choices[problem] = new(null, default);
            var key = KernelKey.Of(accelerator, Name, problem.ToString());
            if (cache.Find(key) is { } kept && Read(kept) is var (isTheirs, algorithm)) return choices[problem] = new(isTheirs ? plan : null, algorithm);
            var choice = Fastest(plan, problem, c, a, b, addend, ours);
            cache.Keep(key, Write(choice));
            return choices[problem] = choice;
        }
    }

    // Everything writes the same product to c, which the call itself then writes once more; what is added to is put back first.
    Choice Fastest(LtPlan plan, LtProblem problem, Tensor c, Tensor a, Tensor b, Tensor? addend, Action ours)
    {
        using var saved = problem.Accumulates ? new Saved(accelerator, c) : null;
        var best = new Choice(null, default);
        var time = Measure(() =>
        {
            ours();
            return true;
        });
        foreach (var candidate in plan.Candidates(handle, MostCandidates, Address(addend)))
            if (Measure(() => Queue(plan, candidate, c, a, b, addend)) is { } taken && !(taken >= time)) (best, time) = (new(plan, candidate), taken);
        saved?.PutBack();
        return best;
    }

    // Null where it does not run. The first run compiles.
    TimeSpan? Measure(Func<bool> run)
    {
        if (!run()) return null;
        var stream = accelerator.CurrentStream;
        using var start = stream.AddProfilingMarker();
        for (int i = 0; i < Runs; i++)
            if (!run()) return null;
        using var end = stream.AddProfilingMarker();
        return end - start;
    }

    bool Queue(LtPlan plan, LtAlgorithm algorithm, Tensor c, Tensor a, Tensor b, Tensor? addend)
    {
        using var scope = context.Enter();
        if (Recording.On(accelerator.Device) is { } recording)
        {
            var inside = algorithm.WorkspaceBytes == 0 ? null : recording.Rent((long)algorithm.WorkspaceBytes);
            bool isRecorded = recording.Call(addend is null ? [a, b] : [a, b, addend], c, on => plan.Run(handle, algorithm, Address(a), Address(b), Address(c), Address(addend), (ulong)(inside?.Handle ?? 0), on));
            inside?.Release();
            return isRecorded;
        }
        var workspace = algorithm.WorkspaceBytes == 0 ? null : accelerator.Allocator.Rent((long)algorithm.WorkspaceBytes);
        var stream = accelerator.CurrentStream;
        bool isQueued;
        lock (accelerator.Gate)
        {
            stream.Advance();
            Block(a).Order(stream, writes: false);
            Block(b).Order(stream, writes: false);
            if (addend is not null) Block(addend).Order(stream, writes: false);
            Block(c).Order(stream, writes: true, "Matmul");
            workspace?.Block.Order(stream, writes: true, "Matmul");
            isQueued = plan.Run(handle, algorithm, Address(a), Address(b), Address(c), Address(addend), (ulong)(workspace?.Handle ?? 0), stream.Handle);
        }
        workspace?.Release();
        foreach (var x in (Tensor?[])[a, b, c, addend]) GC.KeepAlive(x?.Storage);
        return isQueued;
    }

    static MemoryBlock Block(Tensor x) => ((MemoryBuffer)x.Storage.Memory!).Block;

    static ulong Address(Tensor? x) => x is null ? 0 : (ulong)(Block(x).Handle + x.Offset * x.DType.ByteSize);

    static byte[] Write(Choice choice)
    {
        var algorithm = choice.Algorithm;
        return [choice.Plan is null ? (byte)0 : (byte)1, .. MemoryMarshal.AsBytes(new ReadOnlySpan<LtAlgorithm>(in algorithm))];
    }

    static (bool IsTheirs, LtAlgorithm Algorithm)? Read(byte[] kept) =>
        kept.Length == 1 + sizeof(LtAlgorithm) ? (kept[0] == 1, MemoryMarshal.Read<LtAlgorithm>(kept.AsSpan(1))) : null;

    /// <summary>What a tensor's storage held.</summary>
    sealed class Saved : IDisposable
    {
        readonly Accelerator accelerator;
        readonly Tensor tensor;
        readonly MemoryBuffer copy;

        internal Saved(Accelerator accelerator, Tensor tensor)
        {
            (this.accelerator, this.tensor, copy) = (accelerator, tensor, accelerator.Allocator.Rent(tensor.Storage.ByteLength));
            Copy(Block(tensor), copy.Block);
        }

        internal void PutBack() => Copy(copy.Block, Block(tensor));

        public void Dispose() => copy.Release();

        void Copy(MemoryBlock from, MemoryBlock to)
        {
            var stream = accelerator.CurrentStream;
            lock (accelerator.Gate)
            {
                stream.Advance();
                from.Order(stream, writes: false);
                to.Order(stream, writes: true, "Matmul");
                accelerator.Copy(stream.Handle, from.Handle, 0, to.Handle, 0, tensor.Storage.ByteLength);
            }
        }
    }
}
