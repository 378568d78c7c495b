using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Attention by a device's own kernel, of unnamed [batch…, queries or keys, width]: weights are made again backward instead of kept.</summary>
/// <remarks>The mask, where there is one, is the fourth operand, so that the tape notices a write into it; it has no gradient.</remarks>
/// <typeparam name="TOp">The operation as the user knows it.</typeparam>
readonly struct Attend<TOp>(double scale, bool isCausal, Tensor logSums) : IDifferentiable, IWrapper where TOp : struct, IOperation
{
    public Saves Saves => Saves.AllInputs | Saves.Result;

    public Type Wrapped => typeof(TOp);

    internal static Tensor Run(IAttentionKernel kernel, Tensor query, Tensor key, Tensor value, in AttentionScores scores)
    {
        long[] rows = query.Sizes[..^1].ToArray();
        var y = Layouts.Like(new(DimList.Unnamed(query.Rank), [.. rows, value.Sizes[^1]]), query);
        var logSums = Tensor.Allocate(new(DimList.Unnamed(rows.Length), rows), query.DType, query.Device);
        kernel.Forward(y, logSums, query, key, value, scores);
        return Dispatcher.Applied(new Attend<TOp>(scores.Scale, scores.IsCausal, logSums), y, scores.Mask is { } mask ? [query, key, value, mask] : [query, key, value]);
    }

    public void Pull(Pullback pull)
    {
        Tensor g = pull.Cotangent, query = pull.Input(0), key = pull.Input(1), value = pull.Input(2);
        var scores = new AttentionScores(scale, isCausal, pull.Count > 3 ? pull.Input(3) : null);
        if (Dispatcher.Records([g, query, key, value]))
        {
            Composite(pull, g, query, key, value, scores);
            return;
        }
        Tensor gquery = Layouts.Like(query.Type, query), gkey = Layouts.Like(key.Type, key), gvalue = Layouts.Like(value.Type, value);
        Required.Kernel<IAttentionKernel>(OperationName<TOp>.Text, g).Backward(gquery, gkey, gvalue, g, pull.Output(), logSums, query, key, value, scores);
        if (pull.Needs(0)) pull[0] = gquery;
        if (pull.Needs(1)) pull[1] = gkey;
        if (pull.Needs(2)) pull[2] = gvalue;
    }

    // For higher derivatives: the weights as they are.
    static void Composite(Pullback pull, Tensor g, Tensor query, Tensor key, Tensor value, in AttentionScores how)
    {
        var scores = Hidden((query * how.Scale).Matmul(Turned(key)), how, double.NegativeInfinity);
        if (how.Mask is { } added && added.DType != DType.Bool) scores += added;
        var weights = Softmax.Run(scores, scores.Rank - 1);
        var toWeights = g.Matmul(Turned(value));
        var toScores = Hidden(weights * (toWeights - Summing.Over(weights * toWeights, [weights.Rank - 1], keep: true)) * how.Scale, how, 0);
        if (pull.Needs(0)) pull[0] = Retype.Run(toScores.Matmul(key), pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Retype.Run(Turned(toScores).Matmul(query), pull.TypeOf(1));
        if (pull.Needs(2)) pull[2] = Retype.Run(Turned(weights).Matmul(g), pull.TypeOf(2));
    }

    // With a number where nothing may be seen.
    static Tensor Hidden(Tensor scores, in AttentionScores how, double number)
    {
        if (how.Mask is { DType: DType.Bool } mask) scores = Where.Run(mask, scores, Tensor.Weak(number));
        return how.IsCausal ? Where.Run(ToDevice.Run(Torch.Causal(scores.Sizes[^2], scores.Sizes[^1]), scores.Device), scores, Tensor.Weak(number)) : scores;
    }

    static Tensor Turned(Tensor x) => Rearrange.Permute(x, [.. Enumerable.Range(0, x.Rank - 2), x.Rank - 1, x.Rank - 2]);
}
