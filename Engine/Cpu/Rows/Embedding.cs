using System.Numerics;
using System.Runtime.InteropServices;

namespace NamedTorch.Cpu;

/// <summary>Rows of a table by number, and the gradient of the table.</summary>
public static unsafe class Embedding
{
    /// <summary>Position of the first number that is not a row of the table; −1 if all are.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="numbers">The numbers.</param>
    public static long FirstBad(long count, long rows, long* numbers)
    {
        for (long i = 0; i < count; i++)
            if ((ulong)numbers[i] >= (ulong)rows) return i;
        return -1;
    }

    /// <summary>y[i] = table[numbers[i]], whole rows.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="length">Elements of a row; rows follow each other without gap.</param>
    /// <param name="table">The table, of any element type.</param>
    /// <param name="numbers">Checked row numbers (see <see cref="FirstBad"/>).</param>
    /// <param name="y">Result, count × length.</param>
    public static void Gather<T>(long count, long length, T* table, long* numbers, T* y) where T : unmanaged
    {
        var job = new GatherJob<T> { Items = new Slices(count, Math.Max(1, 16384 / Math.Max(1, length))), Length = length, Table = table, Numbers = numbers, Y = y };
        Team.For(ref job, job.Items.Count);
    }

    /// <summary>dtable[r] = or += Σ dy[i] over the i with numbers[i] = r, in ascending order of i.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="numbers">Checked row numbers.</param>
    /// <param name="dy">Cotangent of the gathered rows, count × length.</param>
    /// <param name="dtable">Cotangent of the table, rows × length.</param>
    /// <param name="accumulate">Add to what <paramref name="dtable"/> holds instead of replacing it.</param>
    /// <param name="padding">A row whose cotangent is left out; −1 for none.</param>
    public static void Gradient<T>(long count, long rows, long length, long* numbers, T* dy, T* dtable, bool accumulate = false, long padding = -1)
        where T : unmanaged, INumberBase<T>
    {
        if (rows <= 0 || length <= 0) return;
        // A counting sort: after it the positions of each row's numbers stand together, ascending.
        using Scratch scratch = Scratch.Rent((rows + 1 + count) * sizeof(long));
        long* ends = (long*)scratch.Pointer, positions = ends + rows + 1;
        NativeMemory.Clear(ends, (nuint)((rows + 1) * sizeof(long)));
        for (long i = 0; i < count; i++) ends[numbers[i] + 1]++;
        for (long r = 0; r < rows; r++) ends[r + 1] += ends[r];
        for (long i = 0; i < count; i++) positions[ends[numbers[i]]++] = i;
        var job = new GradientJob<T>
        {
            Rows = new Slices(rows, Math.Max(1, 16384 / length)),
            Length = length,
            Ends = ends,
            Positions = positions,
            Dy = dy,
            Dtable = dtable,
            Accumulate = accumulate,
            Padding = padding,
        };
        Team.For(ref job, job.Rows.Count);
    }

    struct GatherJob<T> : IJob where T : unmanaged
    {
        public Slices Items;
        public long Length;
        public T* Table, Y;
        public long* Numbers;

        public readonly void Run(int chunk)
        {
            long bytes = Length * sizeof(T);
            for (long i = Items.Begin(chunk), end = Items.End(chunk); i < end; i++)
                Buffer.MemoryCopy(Table + Numbers[i] * Length, Y + i * Length, bytes, bytes);
        }
    }

    struct GradientJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Slices Rows;
        public long Length, Padding;
        public long* Ends, Positions;
        public T* Dy, Dtable;
        public bool Accumulate;

        public readonly void Run(int chunk)
        {
            for (long row = Rows.Begin(chunk), end = Rows.End(chunk); row < end; row++)
            {
                T* to = Dtable + row * Length;
                if (!Accumulate)
                    for (long j = 0; j < Length; j++) to[j] = T.Zero;
                if (row == Padding) continue;
                for (long k = row == 0 ? 0 : Ends[row - 1]; k < Ends[row]; k++) Add(to, Dy + Positions[k] * Length);
            }
        }

        readonly void Add(T* to, T* from)
        {
            nint j = 0;
            if (typeof(T) == typeof(float))
            {
                for (; j <= Length - FloatLane.Count; j += FloatLane.Count)
                    FloatLane.Store((float*)to + j, FloatLane.Load((float*)to + j) + FloatLane.Load((float*)from + j));
            }
            for (; j < Length; j++) to[j] += from[j];
        }
    }
}
