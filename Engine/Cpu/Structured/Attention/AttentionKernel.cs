using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Attention without its matrix of weights, by heads and blocks of them.</summary>
/// <remarks>Dao et al.: FlashAttention, 2022. How heads are cut into blocks follows from the sizes, and with it every order of summation.</remarks>
sealed unsafe class AttentionKernel : IAttentionKernel
{
    /// <summary>Fewer heads than this are cut, as far as blocks of <see cref="LeastRows"/> go.</summary>
    const int EnoughUnits = 16;

    const int LeastRows = 128;

    public bool Takes(long queries, long keys, long width, long valueWidth, in AttentionScores scores) => true;

    public void Forward(Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores)
    {
        if (Vector512.IsHardwareAccelerated) Forward<WideFloatLane, Wide512<float>>(y, logSums, query, key, value, scores.Mask, new(query, key, value, scores));
        else if (Vector256.IsHardwareAccelerated) Forward<FloatLane, Wide256<float>>(y, logSums, query, key, value, scores.Mask, new(query, key, value, scores));
        else Forward<FloatLane, Wide128<float>>(y, logSums, query, key, value, scores.Mask, new(query, key, value, scores));
    }

    public void Backward(Tensor gquery, Tensor gkey, Tensor gvalue, Tensor g, Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores)
    {
        var shape = new AttentionShape(query, key, value, scores);
        if (Vector512.IsHardwareAccelerated) Backward<WideFloatLane, Wide512<float>>(gquery, gkey, gvalue, g, y, logSums, query, key, value, scores.Mask, shape);
        else if (Vector256.IsHardwareAccelerated) Backward<FloatLane, Wide256<float>>(gquery, gkey, gvalue, g, y, logSums, query, key, value, scores.Mask, shape);
        else Backward<FloatLane, Wide128<float>>(gquery, gkey, gvalue, g, y, logSums, query, key, value, scores.Mask, shape);
    }

    static void Forward<V, TWide>(Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, Tensor? mask, AttentionShape shape)
        where V : struct, ISimd<V, float> where TWide : struct, IWide<TWide, float>
    {
        fixed (byte* py = y.Storage, ps = logSums.Storage, pq = query.Storage, pk = key.Storage, pv = value.Storage, pm = mask?.Storage)
        {
            nint heads = Heads(query, shape), blocks = Blocks(heads, shape.Queries);
            var job = new AttentionForwardJob<V, TWide>
            {
                Shape = shape,
                Query = new(pq, query),
                Key = new(pk, key),
                Value = new(pv, value),
                Result = new(py, y),
                Mask = new(pm, mask),
                LogSums = Memory.Of<float>(ps, logSums),
                Blocks = blocks,
                Rows = (shape.Queries + blocks - 1) / blocks,
                Units = Units(heads * blocks, shape),
            };
            Team.For(ref job, job.Units.Count);
        }
        KeepAlive(y, logSums, query, key, value, mask);
    }

    static void Backward<V, TWide>(Tensor gquery, Tensor gkey, Tensor gvalue, Tensor g, Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, Tensor? mask, AttentionShape shape)
        where V : struct, ISimd<V, float> where TWide : struct, IWide<TWide, float>
    {
        nint heads = Heads(query, shape), blocks = Blocks(heads, shape.Keys), wide = AttentionTiles<TWide>.Padded(shape.Width);
        using var parts = Scratch.Rent((blocks - 1) * heads * shape.Queries * wide * sizeof(float));
        fixed (byte* pgq = gquery.Storage, pgk = gkey.Storage, pgv = gvalue.Storage, pg = g.Storage, py = y.Storage)
        fixed (byte* ps = logSums.Storage, pq = query.Storage, pk = key.Storage, pv = value.Storage, pm = mask?.Storage)
        {
            var job = new AttentionBackwardJob<V, TWide>
            {
                Shape = shape,
                Query = new(pq, query),
                Key = new(pk, key),
                Value = new(pv, value),
                Result = new(py, y),
                Cotangent = new(pg, g),
                Mask = new(pm, mask),
                LogSums = Memory.Of<float>(ps, logSums),
                QueryGradient = new(pgq, gquery),
                KeyGradient = new(pgk, gkey),
                ValueGradient = new(pgv, gvalue),
                Parts = (float*)parts.Pointer,
                Heads = heads,
                Blocks = blocks,
                Rows = (shape.Keys + blocks - 1) / blocks,
                Units = Units(heads * blocks, shape),
            };
            Team.For(ref job, job.Units.Count);
            var sums = new AttentionPartsJob { Gradient = job.QueryGradient, Parts = job.Parts, Blocks = blocks, Rows = heads * shape.Queries, Queries = shape.Queries, Width = shape.Width, Line = wide, Lines = new Slices(heads * shape.Queries, 64) };
            if (blocks > 1) Team.For(ref sums, sums.Lines.Count);
        }
        KeepAlive(gquery, gkey, gvalue, g, y, logSums, query, key, value, mask);
    }

    static nint Heads(Tensor query, AttentionShape shape) => (nint)(query.ElementCount / (shape.Queries * shape.Width));

    static nint Blocks(nint heads, nint rows) => heads >= EnoughUnits ? 1 : nint.Max(1, nint.Min(rows / LeastRows, (EnoughUnits + heads - 1) / heads));

    static Slices Units(nint count, AttentionShape shape) => new(count, Math.Max(1, (1 << 18) / Math.Max(1, (long)shape.Queries * shape.Keys * (shape.Width + shape.ValueWidth))));

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}
