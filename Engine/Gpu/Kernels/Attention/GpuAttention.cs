using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Attention in one kernel forward and three backward.</summary>
sealed class GpuAttention(Programs programs, RowRunner rows) : IAttentionKernel
{
    public bool Takes(long queries, long keys, long width, long valueWidth, in AttentionScores scores) => AttentionShape.Of(width, valueWidth, scores) is not null;

    public void Forward(Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores) =>
        Run("forward", AttentionTemplate.Forward, query.Sizes[^2], query, key, value, scores, y, PerRow(logSums), query, key, value);

    public void Backward(Tensor gquery, Tensor gkey, Tensor gvalue, Tensor g, Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores)
    {
        // Σ g · y: what the weights' gradients have in common.
        var along = Tensor.Allocate(logSums.Type, logSums.DType, logSums.Device);
        var program = new RowProgram("AttentionAlong");
        rows.Run(program.Row(program.Fold<Total>(program.Operand() * program.Operand())), DType.Float32, RowViews.PerRow(along, y.Sizes[^1]), g, y);
        Run("query", AttentionTemplate.Query, query.Sizes[^2], query, key, value, scores, gquery, query, key, value, g, PerRow(logSums), PerRow(along));
        Run("key", AttentionTemplate.Key, key.Sizes[^2], query, key, value, scores, gkey, gvalue, query, key, value, g, PerRow(logSums), PerRow(along));
    }

    static Tensor PerRow(Tensor x) => RowViews.PerRow(x, 1);

    void Run(string name, Func<AttentionShape, Layout, Kernel> write, long own, Tensor query, Tensor key, Tensor value, in AttentionScores scores, params Tensor[] all)
    {
        if (scores.Mask is { } mask) all = [.. all, mask];
        Refusal.CheckDevices("ScaledDotProductAttention", programs.Accelerator.Device, all[0], all);
        int rank = query.Rank - 2;
        var batch = Layout.Of(query.Sizes[..rank], [.. all.Select(x => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset))]);
        if (all.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64)) batch = batch.Widened();
        var shape = AttentionShape.Of(query.Sizes[^1], value.Sizes[^1], scores)!.Value;
        var program = programs.Get($"attention {name} {shape} {batch.Key}", () => write(shape, batch));
        long tiles = (own + shape.Side - 1) / shape.Side;
        var launch = new Launch(programs).Tensors(all).Numbers(batch.Index, query.Sizes[^2], key.Sizes[^2]).Reals(ScalarType.Float32, scores.Scale).Numbers(batch.Index, tiles);
        foreach (var x in all) launch.Numbers(batch.Index, x.Strides[^2], x.Strides[^1]);
        launch.Walk(batch).Run(program, new Grid(tiles * batch.Count));
    }
}
