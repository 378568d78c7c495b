namespace NamedTorch.Tests.Ptx;

/// <summary>
/// A run of bytes that remembers who wrote and who read what, and when. Two threads of a launch may meet at a byte only if both read it, or a
/// barrier of their group lies between.
/// </summary>
sealed class PtxMemory(string name, int bytes)
{
    readonly byte[] data = new byte[bytes];
    readonly bool[] isWritten = new bool[bytes];
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
        Check(i, at);
        if (!isWritten[at]) throw i.Fault($"{name} is read at byte {at}, which nothing has written.");
        if (writers[at].Meets(visit)) throw i.Fault($"race: {name} at byte {at} was written by thread {writers[at].Thread} of group {writers[at].Group} without a barrier in between.");
        readers[at] = readers[at].And(visit);
        ulong bits = 0;
        for (int b = i.Bytes - 1; b >= 0; b--) bits = bits << 8 | data[at + b];
        if (i.IsSigned && i.Bytes < 4) bits = (uint)((int)(bits << (32 - 8 * i.Bytes)) >> (32 - 8 * i.Bytes));
        return bits;
    }

    internal void Store(PtxInstruction i, long at, ulong bits, in PtxVisit visit)
    {
        Check(i, at);
        if (writers[at].Meets(visit)) throw i.Fault($"race: {name} at byte {at} was written by thread {writers[at].Thread} of group {writers[at].Group} without a barrier in between.");
        if (readers[at].Meets(visit)) throw i.Fault($"race: {name} at byte {at} was read by thread {readers[at].Thread} of group {readers[at].Group} without a barrier in between.");
        writers[at] = visit;
        for (int b = 0; b < i.Bytes; b++, bits >>= 8) (data[at + b], isWritten[at + b]) = ((byte)bits, true);
    }

    void Check(PtxInstruction i, long at)
    {
        if (at < 0 || at + i.Bytes > data.Length) throw i.Fault($"byte {at} is out of {name}, which has {data.Length}.");
        if (at % i.Bytes != 0) throw i.Fault($"byte {at} of {name} is not aligned to {i.Bytes}.");
    }
}
