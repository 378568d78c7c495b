using System.Runtime.InteropServices;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Cuda;

sealed unsafe partial class CudaDouble
{
    readonly Dictionary<int, DriverMemory> memory = [];
    readonly Dictionary<nint, long> pinned = [];

    /// <summary>Runs of device memory that have not been freed.</summary>
    internal int Allocations => memory.Count;

    /// <summary>Runs of pinned host memory that have not been freed.</summary>
    internal int PinnedBlocks => pinned.Count;

    void AddMemory()
    {
        calls.Add("cuMemAlloc_v2", (nint address, nint bytes) =>
        {
            if (bytes <= 0) return DriverError.InvalidValue;
            if (Current.Used + bytes > Current.MemoryBytes) return DriverError.OutOfMemory;
            Current.Used += bytes;
            memory[++lastBuffer] = new(Current, new($"buffer {lastBuffer}", (int)bytes), bytes);
            return Set(address, (nint)lastBuffer << 32);
        });
        calls.Add("cuMemFree_v2", (nint address) =>
        {
            var freed = Run((ulong)address, 0);
            if ((int)address != 0) return DriverError.InvalidValue;
            Finish(freed.Context);
            freed.Context.Used -= freed.Length;
            memory.Remove((int)(address >> 32));
            return 0;
        });
        calls.Add("cuMemHostAlloc", (nint address, nint bytes, int _) =>
        {
            nint block = (nint)NativeMemory.AllocZeroed((nuint)bytes);
            pinned[block] = bytes;
            native.Add(block);
            return Set(address, block);
        });
        calls.Add("cuMemFreeHost", (nint address) =>
        {
            if (!pinned.Remove(address)) return DriverError.InvalidValue;
            native.Remove(address);
            NativeMemory.Free((void*)address);
            return 0;
        });
        calls.Add("cuMemcpyHtoDAsync_v2", (nint target, nint source, nint bytes, nint stream) =>
        {
            var to = Run((ulong)target, bytes);
            // Pinned memory is read when the copy's turn comes, other memory before the call returns.
            byte[]? taken = IsPinned(source, bytes) ? null : new Span<byte>((void*)source, (int)bytes).ToArray();
            return Do(Stream(stream), () => to.Bytes.Fill((int)(uint)target, taken ?? new Span<byte>((void*)source, (int)bytes)));
        });
        calls.Add("cuMemcpyDtoHAsync_v2", (nint target, nint source, nint bytes, nint stream) =>
        {
            var (from, s) = (Run((ulong)source, bytes), Stream(stream));
            if (s.Capture is { } graph && !IsPinned(target, bytes)) return Break([s]);
            int answer = Do(s, () => from.Bytes.Bytes.Slice((int)(uint)source, (int)bytes).CopyTo(new Span<byte>((void*)target, (int)bytes)));
            if (!IsPinned(target, bytes)) s.Finish();
            return answer;
        });
        calls.Add("cuMemcpyDtoDAsync_v2", (nint target, nint source, nint bytes, nint stream) =>
            Within(Current, Run((ulong)target, bytes), Run((ulong)source, bytes)) ? Copy(target, source, bytes, stream) : DriverError.InvalidValue);
        calls.Add("cuMemcpyPeerAsync", (nint target, nint targetContext, nint source, nint sourceContext, nint bytes, nint stream) =>
            Within(Context(targetContext), Run((ulong)target, bytes)) && Within(Context(sourceContext), Run((ulong)source, bytes)) ? Copy(target, source, bytes, stream) : DriverError.InvalidValue);
    }

    bool IsPinned(nint address, nint bytes) => pinned.Any(p => address >= p.Key && address + bytes <= p.Key + p.Value);

    static bool Within(DriverContext context, params ReadOnlySpan<DriverMemory> all)
    {
        foreach (var m in all)
            if (m.Context != context) return false;
        return true;
    }

    int Copy(nint target, nint source, nint bytes, nint stream)
    {
        var (to, from) = (Run((ulong)target, bytes).Bytes, Run((ulong)source, bytes).Bytes);
        return Do(Stream(stream), () => to.Fill((int)(uint)target, from.Bytes.Slice((int)(uint)source, (int)bytes)));
    }

    // Memory that is there, and has the bytes.
    DriverMemory Run(ulong address, nint bytes) =>
        memory.TryGetValue((int)(address >> 32), out var run) && (uint)address + bytes <= run.Length ? run : throw new DriverError(DriverError.InvalidValue);

    // On the stream, or as a node of what it captures.
    int Do(DriverStream stream, Action work, DriverLaunch? launch = null)
    {
        if (stream.Capture is { } graph) graph.Nodes.Add(new(Keep(graph), work, launch));
        else stream.Add(Ticking(stream.Context, work));
        return 0;
    }

    static Action Ticking(DriverContext context, Action work) => () =>
    {
        context.Clock++;
        work();
    };
}
