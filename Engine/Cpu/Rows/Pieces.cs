namespace NamedTorch.Cpu;

/// <summary>Cuts a list of buffers into pieces of one size, so that a job can run over all of them at once.</summary>
unsafe struct Pieces
{
    /// <summary>Elements of a piece; the last piece of a buffer may be shorter.</summary>
    public const int Size = 1 << 14;

    long* _first;
    int _buffers;

    /// <summary>Number of pieces.</summary>
    public readonly int Count => (int)_first[_buffers];

    /// <summary>Bytes that the table of so many buffers takes.</summary>
    public static long Bytes(int buffers) => (buffers + 1L) * sizeof(long);

    /// <summary>Fills the table.</summary>
    public static Pieces Over<TSlot>(ReadOnlySpan<TSlot> slots, void* table) where TSlot : unmanaged, IBuffered
    {
        var pieces = new Pieces { _first = (long*)table, _buffers = slots.Length };
        pieces._first[0] = 0;
        for (int i = 0; i < slots.Length; i++) pieces._first[i + 1] = pieces._first[i] + (slots[i].Length + Size - 1) / Size;
        return pieces;
    }

    /// <summary>The buffer that a piece belongs to, and where in it the piece begins.</summary>
    public readonly int Find(int piece, out long begin)
    {
        int low = 0, high = _buffers;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_first[middle] <= piece) low = middle;
            else high = middle;
        }
        begin = (piece - _first[low]) * Size;
        return low;
    }
}
