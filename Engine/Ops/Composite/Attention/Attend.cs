using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Attention by a device's own kernel, of unnamed [batch…, queries or keys, width]: weights are made again backward instead of kept.</summary>
/// <typeparam name="TOp">The operation as the user knows it.</typeparam>
readonly struct Attend<TOp>(double scale, bool isCausal, Tensor logSums) : IDifferentiable, IWrapper where TOp : struct, IOperation
{
    public Saves Saves => Saves.AllInputs | Saves.Result;

    public Type Wrapped => typeof(TOp);

    internal static Tensor Run(IAttentionKernel kernel, Tensor query, Tensor key, Tensor value, double scale, bool isCausal)
    {
        long[] rows = query.Sizes[..^1].ToArray();
        var y = Tensor.Allocate(new(DimList.Unnamed(query.Rank), [.. rows, value.Sizes[^1]]), query.DType, query.Device);
        var logSums = Tensor.Allocate(new(DimList.Unnamed(rows.Length), rows), query.DType, query.Device);
        kernel.Forward(y, logSums, query, key, value, scale, isCausal);
        return Dispatcher.Applied(new Attend<TOp>(scale, isCausal, logSums), y, [query, key, value]);
    }

    public void Pull(Pullback pull)
    {
        Tensor g = pull.Cotangent, query = pull.Input(0), key = pull.Input(1), value = pull.Input(2);
        if (Dispatcher.Records([g, query, key, value]))
        {
            Composite(pull, g, query, key, value);
            return;
        }
        Tensor Fresh(Tensor x) => Tensor.Allocate(x.Type, x.DType, x.Device);
        Tensor gquery = Fresh(query), gkey = Fresh(key), gvalue = Fresh(value);
        Required.Kernel<IAttentionKernel>(typeof(TOp).Name, g).Backward(gquery, gkey, gvalue, g, pull.Output(), logSums, query, key, value, scale, isCausal);
        if (pull.Needs(0)) pull[0] = gquery;
        if (pull.Needs(1)) pull[1] = gkey;
        if (pull.Needs(2)) pull[2] = gvalue;
    }

    // For higher derivatives: the weights as they are.
    void Composite(Pullback pull, Tensor g, Tensor query, Tensor key, Tensor value)
    {
        var scores = (query * scale).Matmul(Turned(key));
        if (isCausal) scores = Where.Run(ToDevice.Run(Torch.Causal(scores.Sizes[^2], scores.Sizes[^1]), scores.Device), scores, Tensor.Weak(double.NegativeInfinity));
        var weights = Softmax.Run(scores, scores.Rank - 1);
        var toWeights = g.Matmul(Turned(value));
        var toScores = weights * (toWeights - Summing.Over(weights * toWeights, [weights.Rank - 1], keep: true)) * scale;
        if (pull.Needs(0)) pull[0] = Retype.Run(toScores.Matmul(key), pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Retype.Run(Turned(toScores).Matmul(query), pull.TypeOf(1));
        if (pull.Needs(2)) pull[2] = Retype.Run(Turned(weights).Matmul(g), pull.TypeOf(2));
    }

    static Tensor Turned(Tensor x) => Rearrange.Permute(x, [.. Enumerable.Range(0, x.Rank - 2), x.Rank - 1, x.Rank - 2]);
}
