using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Attention of one head's queries, or of a block of them: the scores of a strip of queries and a span of keys are made, turned into weights
/// and multiplied by the values while they are in the nearest cache. Sums over more than a span are corrected as larger scores come.
/// </summary>
unsafe struct AttentionForwardJob<V, TWide> : IJob where V : struct, ISimd<V, float> where TWide : struct, IWide<TWide, float>
{
    /// <summary>Queries of a strip, keys of a span: 64 KiB of scores.</summary>
    const int Strip = 32, Span = 512;

    public AttentionShape Shape;
    public AttentionOperand Query, Key, Value, Result;

    public AttentionMaskRows Mask;

    /// <summary>heads × queries.</summary>
    public float* LogSums;

    /// <summary>Blocks of queries in a head, and queries in a block.</summary>
    public nint Blocks, Rows;

    /// <summary>Blocks of all heads.</summary>
    public Slices Units;

    public readonly void Run(int chunk)
    {
        nint turned = AttentionTiles<TWide>.PanelElements(Shape.Keys, Shape.Width), wide = AttentionTiles<TWide>.Padded(Shape.ValueWidth);
        using var room = Scratch.Rent((turned + Shape.Keys * wide + Strip * (Span + wide) + 2 * Strip + Span) * sizeof(float));
        for (long unit = Units.Begin(chunk), end = Units.End(chunk); unit < end; unit++)
        {
            (long head, long block) = Math.DivRem(unit, Blocks);
            nint begin = (nint)block * Rows, last = nint.Min(begin + Rows, Shape.Queries);
            if (begin < last) Block(head, begin, last, (float*)room.Pointer, turned, wide);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    readonly void Block(long head, nint begin, nint end, float* room, nint turned, nint wide)
    {
        StridedMatrix<float> query = Query[head], result = Result[head];
        float* sums = LogSums + (nint)head * Shape.Queries;
        nint keys = Shape.Seen(end);
        AttentionTiles<TWide>.PackTurned(Key[head], keys, Shape.Width, room);
        var value = AttentionTiles<TWide>.Lines(Value[head], keys, Shape.ValueWidth, room + turned);
        float* scores = room + turned + Shape.Keys * wide, means = scores + Strip * Span, most = means + Strip * wide, total = most + Strip, shown = total + Strip;
        nint mask = Mask.Head(head);
        for (nint i = begin; i < end; i += Strip)
        {
            nint rows = nint.Min(Strip, end - i), limit = Shape.Seen(i + rows);
            for (nint j = 0; j < limit; j += Span)
            {
                nint n = nint.Min(Span, limit - j), line = AttentionTiles<TWide>.Padded(n);
                AttentionTiles<TWide>.TimesTurned(query.From(i, 0), rows, Shape.Width, room + j * Shape.Width, n, scores, line);
                for (nint r = 0; r < rows; r++)
                {
                    nint seen = nint.Clamp(Shape.Seen(i + r + 1) - j, 0, n);
                    bool isReady = Mask.Apply<V>(scores + r * line, mask, i + r, j, seen, Shape.Scale, shown);
                    Weigh(scores + r * line, seen, line, isReady ? 1 : Shape.Scale, j == 0, means + r * wide, wide, most + r, total + r);
                }
                AttentionTiles<TWide>.Times(new(scores, line, 1), rows, n, value.From(j, 0), wide, means, wide, j > 0);
            }
            for (nint r = 0; r < rows; r++)
            {
                // No key at all: 0 ÷ 0.
                AttentionRow<V>.Scale(means + r * wide, result.From(i + r, 0).Pointer, Shape.ValueWidth, 1 / total[r]);
                sums[i + r] = most[r] + MathF.Log(total[r]);
            }
        }
    }

    // Scores become e^(score − the largest so far); what was summed before shrinks to the new scale.
    [MethodImpl(AggressiveOptimization)]
    static void Weigh(float* scores, nint seen, nint line, float scale, bool isFirst, float* means, nint wide, float* most, float* total)
    {
        if (scale <= 0)
        {
            AttentionRow<V>.Scale(scores, scores, seen, scale);
            scale = 1;
        }
        float before = isFirst ? float.NegativeInfinity : *most, now = float.Max(before, scale * Row<V, float>.Max(scores, seen));
        float sum = AttentionRow<V>.Exp(scores, now == float.NegativeInfinity ? 0 : seen, line, scale, now);
        float kept = before == now ? 1 : MathF.Exp(before - now);
        *total = isFirst ? sum : *total * kept + sum;
        *most = now;
        if (!isFirst && kept != 1) AttentionRow<V>.Scale(means, means, wide, kept);
    }
}
