namespace NamedTorch.Tests.Ptx;

/// <summary>The asynchronous copies of one thread. They end as late as they may: when the thread waits for their batch.</summary>
sealed class PtxCopies
{
    readonly Queue<List<(long At, byte[] Bytes)>> batches = new();
    List<(long At, byte[] Bytes)> open = [];

    internal void Clear()
    {
        batches.Clear();
        open = [];
    }

    internal void Begin(PtxInstruction i, PtxMemory shared, long at, PtxMemory? source, long from, int valid, in PtxVisit visit)
    {
        if (valid < 0 || valid > i.Bytes) throw i.Fault($"{valid} of {i.Bytes} bytes are to be read.");
        shared.Align(i, at);
        source?.Align(i, from);
        var bytes = new byte[i.Bytes];
        source?.Take(i, from, valid, visit).CopyTo(bytes, 0);
        shared.Begin(i, at, visit);
        open.Add((at, bytes));
    }

    internal void Commit()
    {
        batches.Enqueue(open);
        open = [];
    }

    internal void Wait(int pending, PtxMemory shared, in PtxVisit visit)
    {
        while (batches.Count > pending)
            foreach (var (at, bytes) in batches.Dequeue()) shared.End(at, bytes, visit);
    }
}
