namespace NamedTorch.Tests.Ptx;

/// <summary>
/// A run of bytes that remembers who wrote and who read what, and when. Two threads of a launch may meet at a byte only if both read it, or a
/// barrier of their group lies between.
/// </summary>
sealed class PtxMemory(string name, int bytes)
{
    readonly byte[] data = new byte[bytes];
    readonly bool[] isWritten = new bool[bytes], isPending = new bool[bytes];
    readonly PtxVisit[] writers = new PtxVisit[bytes], readers = new PtxVisit[bytes];

    internal Span<byte> Bytes => data;

    /// <summary>The host writes: nothing to watch.</summary>
    internal void Fill(int first, ReadOnlySpan<byte> source)
    {
        source.CopyTo(data.AsSpan(first));
        isWritten.AsSpan(first, source.Length).Fill(true);
    }

    internal ulong Load(PtxInstruction i, long at, in PtxVisit visit)
    {
        Check(i, at, i.Bytes);
        // Every other byte stands for its neighbour: nothing narrower lies beside something of its own.
        for (int b = 0; b < i.Bytes; b += 2)
        {
            if (!isWritten[at + b]) throw i.Fault($"{name} is read at byte {at + b}, which nothing has written.");
            Meets(i, at + b, visit, writers, "written");
            readers[at + b] = readers[at + b].And(visit);
        }
        ulong bits = 0;
        for (int b = i.Bytes - 1; b >= 0; b--) bits = bits << 8 | data[at + b];
        if (i.IsSigned && i.Bytes < 4) bits = (uint)((int)(bits << (32 - 8 * i.Bytes)) >> (32 - 8 * i.Bytes));
        return bits;
    }

    internal void Store(PtxInstruction i, long at, ulong bits, in PtxVisit visit)
    {
        Claim(i, at, i.Bytes, visit);
        for (int b = 0; b < i.Bytes; b++, bits >>= 8) (data[at + b], isWritten[at + b]) = ((byte)bits, true);
    }

    /// <summary>Bytes that an asynchronous copy takes along.</summary>
    internal byte[] Take(PtxInstruction i, long at, int count, in PtxVisit visit)
    {
        Check(i, at, count);
        for (int b = 0; b < count; b++)
        {
            if (!isWritten[at + b]) throw i.Fault($"{name} is read at byte {at + b}, which nothing has written.");
            Meets(i, at + b, visit, writers, "written");
            readers[at + b] = readers[at + b].And(visit);
        }
        return data.AsSpan((int)at, count).ToArray();
    }

    /// <summary>A copy to here begins: until it has ended nobody may be here.</summary>
    internal void Begin(PtxInstruction i, long at, in PtxVisit visit)
    {
        Claim(i, at, i.Bytes, visit);
        isPending.AsSpan((int)at, i.Bytes).Fill(true);
    }

    /// <summary>The copy has ended.</summary>
    internal void End(long at, ReadOnlySpan<byte> copied, in PtxVisit visit)
    {
        isPending.AsSpan((int)at, copied.Length).Clear();
        Fill((int)at, copied);
        writers.AsSpan((int)at, copied.Length).Fill(visit);
    }

    internal void Align(PtxInstruction i, long at)
    {
        if (at % i.Alignment != 0) throw i.Fault($"byte {at} of {name} is not aligned to {i.Alignment}.");
    }

    void Claim(PtxInstruction i, long at, int count, in PtxVisit visit)
    {
        Check(i, at, count);
        for (int b = 0; b < count; b += 2)
        {
            Meets(i, at + b, visit, writers, "written");
            Meets(i, at + b, visit, readers, "read");
            writers[at + b] = visit;
        }
    }

    void Meets(PtxInstruction i, long at, in PtxVisit visit, PtxVisit[] others, string how)
    {
        if (others[at].Meets(visit)) throw i.Fault($"race: {name} at byte {at} was {how} by thread {others[at].Thread} of group {others[at].Group} without a barrier in between.");
    }

    void Check(PtxInstruction i, long at, int count)
    {
        if (at < 0 || at + count > data.Length) throw i.Fault($"byte {at} is out of {name}, which has {data.Length}.");
        if (count > 0 && isPending[at]) throw i.Fault($"{name} at byte {at} is waiting for an asynchronous copy, which is still under way.");
    }
}
