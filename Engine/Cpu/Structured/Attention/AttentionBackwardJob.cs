using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// The gradients of one head, or of a block of its keys: weights are made again from the scores and their logarithmic sums, a strip of queries and a
/// span of keys at a time. The block owns the gradients of its keys and values; those of the queries are summed over blocks afterwards.
/// </summary>
unsafe struct AttentionBackwardJob<V, TWide> : IJob where V : struct, ISimd<V, float> where TWide : struct, IWide<TWide, float>
{
    /// <summary>Queries of a strip, keys of a span: twice 32 KiB.</summary>
    const int Strip = 32, Span = 256;

    public AttentionShape Shape;
    public AttentionOperand Query, Key, Value, Result, Cotangent;
    public AttentionOperand QueryGradient, KeyGradient, ValueGradient;

    public AttentionMaskRows Mask;

    /// <summary>heads × queries.</summary>
    public float* LogSums;

    /// <summary>Where blocks other than the first leave the queries' gradients: (blocks − 1) × heads × queries × padded width; null for one block.</summary>
    public float* Parts;

    /// <summary>Heads, blocks of keys in a head, and keys in a block.</summary>
    public nint Heads, Blocks, Rows;

    /// <summary>Blocks of all heads.</summary>
    public Slices Units;

    public readonly void Run(int chunk)
    {
        var sizes = new Room(Shape, Rows);
        using var room = Scratch.Rent(sizes.Total * sizeof(float));
        for (long unit = Units.Begin(chunk), end = Units.End(chunk); unit < end; unit++)
        {
            (long head, long block) = Math.DivRem(unit, Blocks);
            Block(head, (nint)block, sizes, (float*)room.Pointer);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    readonly void Block(long head, nint block, in Room sizes, float* room)
    {
        nint begin = block * Rows, n = nint.Min(Rows, Shape.Keys - begin), wide = sizes.Wide, wideValue = sizes.WideValue;
        StridedMatrix<float> query = Query[head], key = Key[head].From(begin, 0), value = Value[head].From(begin, 0), cotangent = Cotangent[head], result = Result[head];
        float* sums = LogSums + (nint)head * Shape.Queries;
        float* turnedKey = room, turnedValue = turnedKey + sizes.TurnedKey, gkey = turnedValue + sizes.TurnedValue, gvalue = gkey + Rows * wide;
        float* scores = gvalue + Rows * wideValue, weights = scores + Strip * Span, gquery = weights + Strip * Span, shown = gquery + Strip * wide, lines = shown + Span;
        nint mask = Mask.Head(head);
        AttentionTiles<TWide>.PackTurned(key, n, Shape.Width, turnedKey);
        AttentionTiles<TWide>.PackTurned(value, n, Shape.ValueWidth, turnedValue);
        var keys = AttentionTiles<TWide>.Lines(key, n, Shape.Width, lines);
        lines += Rows * wide;
        var queries = AttentionTiles<TWide>.Lines(query, Shape.Queries, Shape.Width, lines);
        var cotangents = AttentionTiles<TWide>.Lines(cotangent, Shape.Queries, Shape.ValueWidth, lines + Shape.Queries * wide);
        new Span<float>(gkey, (int)(Rows * (wide + wideValue))).Clear();

        for (nint i = 0; i < Shape.Queries; i += Strip)
        {
            nint rows = nint.Min(Strip, Shape.Queries - i), limit = nint.Min(n, Shape.Seen(i + rows) - begin);
            if (limit <= 0) new Span<float>(gquery, (int)(rows * wide)).Clear();
            for (nint j = 0; j < limit; j += Span)
            {
                nint some = nint.Min(Span, limit - j), line = AttentionTiles<TWide>.Padded(some);
                AttentionTiles<TWide>.TimesTurned(query.From(i, 0), rows, Shape.Width, turnedKey + j * Shape.Width, some, scores, line);
                AttentionTiles<TWide>.TimesTurned(cotangent.From(i, 0), rows, Shape.ValueWidth, turnedValue + j * Shape.ValueWidth, some, weights, line);
                for (nint r = 0; r < rows; r++)
                {
                    float along = Dot(cotangent.From(i + r, 0), result.From(i + r, 0));
                    nint seen = nint.Clamp(Shape.Seen(i + r + 1) - begin - j, 0, some);
                    Weigh(scores + r * line, weights + r * line, mask, i + r, begin + j, seen, line, sums[i + r], along, shown);
                }
                AttentionTiles<TWide>.Times(new(scores, 1, line), some, rows, cotangents.From(i, 0), wideValue, gvalue + j * wideValue, wideValue, true);
                AttentionTiles<TWide>.Times(new(weights, 1, line), some, rows, queries.From(i, 0), wide, gkey + j * wide, wide, true);
                AttentionTiles<TWide>.Times(new(weights, line, 1), rows, some, keys.From(j, 0), wide, gquery, wide, j > 0);
            }
            Put(gquery, rows, wide, block == 0 ? QueryGradient[head].From(i, 0) : Part(head, block, wide, i), Shape.Width);
        }
        // The weights of a query that has no sum are no numbers, hidden ones included.
        for (nint i = 0; i < Shape.Queries; i++)
            if (!float.IsFinite(sums[i])) new Span<float>(gvalue, (int)(n * wideValue)).Fill(float.NaN);
        Put(gkey, n, wide, KeyGradient[head].From(begin, 0), Shape.Width);
        Put(gvalue, n, wideValue, ValueGradient[head].From(begin, 0), Shape.ValueWidth);
    }

    readonly void Weigh(float* scores, float* weights, nint mask, nint query, nint key, nint seen, nint line, float sum, float along, float* shown)
    {
        bool isReady = Mask.Apply<V>(scores, mask, query, key, seen, Shape.Scale, shown);
        // Nothing to be seen: no slope, unless numbers were added.
        bool isHidden = sum == float.NegativeInfinity && (!isReady || Mask.IsBool);
        AttentionRow<V>.Gradient(scores, weights, isHidden ? 0 : seen, line, isReady ? 1 : Shape.Scale, sum, Shape.Scale, along);
        if (float.IsNaN(sum)) Mask.Clear(weights, mask, query, key, seen);
    }

    readonly StridedMatrix<float> Part(long head, nint block, nint wide, nint i) => new(Parts + (((block - 1) * Heads + (nint)head) * Shape.Queries + i) * wide, wide, 1);

    readonly float Dot(StridedMatrix<float> x, StridedMatrix<float> y)
    {
        if (x.ColumnStride == 1 && y.ColumnStride == 1) return Row<V, float>.Dot(x.Pointer, y.Pointer, Shape.ValueWidth);
        float sum = 0;
        for (nint j = 0; j < Shape.ValueWidth; j++) sum += x.Pointer[j * x.ColumnStride] * y.Pointer[j * y.ColumnStride];
        return sum;
    }

    // Rows of a few lanes each: a call for every one would cost more than the copy.
    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Put(float* from, nint rows, nint line, StridedMatrix<float> to, nint width)
    {
        float* target = to.Pointer;
        nint whole = width - V.Count;
        for (; rows > 0; rows--, from += line, target += to.RowStride)
        {
            nint i = 0;
            for (; i <= whole; i += V.Count) V.Store(target + i, V.Load(from + i));
            for (; i < width; i++) target[i] = from[i];
        }
    }

    /// <summary>Elements of scratch that a block needs.</summary>
    readonly struct Room
    {
        internal Room(AttentionShape shape, nint rows)
        {
            (Wide, WideValue) = (AttentionTiles<TWide>.Padded(shape.Width), AttentionTiles<TWide>.Padded(shape.ValueWidth));
            (TurnedKey, TurnedValue) = (AttentionTiles<TWide>.PanelElements(rows, shape.Width), AttentionTiles<TWide>.PanelElements(rows, shape.ValueWidth));
            Total = TurnedKey + TurnedValue + rows * (Wide + WideValue) + 2 * Strip * Span + Strip * Wide + Span + rows * Wide + shape.Queries * (Wide + WideValue);
        }

        internal readonly nint Wide, WideValue, TurnedKey, TurnedValue, Total;
    }
}
