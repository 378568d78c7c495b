namespace NamedTorch.Cpu;

/// <summary>
/// Dense tensors end to end, written in the order of the target's bytes: a row of the target is a run of bytes of each part. What is cut is
/// the target, so one part or many make no difference.
/// </summary>
unsafe struct JoinJob : IJob
{
    /// <summary>Bytes that all chunks but the last are multiples of.</summary>
    const long Unit = 4096;
    const long GrainUnits = 16;

    /// <summary>A part: its first byte, its bytes in a row of the target, and where in the row they begin.</summary>
    internal readonly record struct Part(nint Start, long Width, long At);

    Part* parts;
    byte* target;
    long row, bytes;
    Slices slices;

    /// <param name="target">The first byte.</param>
    /// <param name="row">Bytes of a row: the parts' together.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="parts">None of width 0.</param>
    internal static void Start(byte* target, long row, long rows, ReadOnlySpan<Part> parts)
    {
        fixed (Part* first = parts)
        {
            var job = new JoinJob { parts = first, target = target, row = row, bytes = row * rows };
            job.slices = new((job.bytes + Unit - 1) / Unit, GrainUnits);
            if (job.slices.Count == 1) job.Run(0);
            else Team.For(ref job, job.slices.Count);
        }
    }

    public readonly void Run(int chunk)
    {
        long begin = slices.Begin(chunk) * Unit, end = Math.Min(bytes, slices.End(chunk) * Unit), number = begin / row, at = begin - number * row;
        Part* part = parts;
        while (part->At + part->Width <= at) part++;
        byte* to = target + begin, stop = target + end;
        while (to < stop)
        {
            long within = at - part->At, n = Math.Min(part->Width - within, stop - to);
            byte* from = (byte*)part->Start + number * part->Width + within;
            // Columns of single numbers are common, and a call costs more than they do.
            if (n == 4) *(int*)to = *(int*)from;
            else if (n == 8) *(long*)to = *(long*)from;
            else Buffer.MemoryCopy(from, to, n, n);
            to += n;
            at += n;
            if (at < row)
            {
                part++;
                continue;
            }
            part = parts;
            at = 0;
            number++;
        }
    }
}
