using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>softmax(query · key / √d) · value: for every query a mean of the values, weighted by how well their keys match.</summary>
    /// <remarks>
    /// Named, the dims that query and key share besides <c>over</c> are batch dims, wherever they stand; what only the query has stays.
    /// Unnamed, matrices are the last two dims. A mask of bool says which keys a query may see; of floats, it is added to the scores. A mask over
    /// keys is named after keys. A query that may see nothing gives NaN. Vaswani et al.: Attention Is All You Need, 2017.
    /// </remarks>
    public readonly struct ScaledDotProductAttention : IOperation
    {
        /// <summary>Without the weights, which a device's own kernel never writes.</summary>
        internal static Tensor Output(Tensor query, Tensor key, Tensor value, DimRef over, DimRef keys, Tensor? mask, bool isCausal, double dropout, double? scale, Generator? generator)
        {
            const string name = "ScaledDotProductAttention";
            if (dropout == 0)
            {
                int along = DimLookup.Position(name, query.Type, over, "query");
                var scores = new AttentionScores(scale ?? 1 / Math.Sqrt(query.Sizes[along]), isCausal, mask);
                if (AttentionOrder.Run<ScaledDotProductAttention>(query, key, value, along, DimLookup.Position(name, key.Type, over, "key"), DimLookup.Position(name, key.Type, keys, "key"), scores) is { } output)
                    return output;
            }
            return Run(query, key, value, over, keys, mask, isCausal, dropout, scale, generator).Output;
        }

        internal static AttentionResult Run(Tensor query, Tensor key, Tensor value, DimRef over, DimRef keys, Tensor? mask, bool isCausal, double dropout, double? scale, Generator? generator)
        {
            const string name = "ScaledDotProductAttention";
            int along = DimLookup.Position(name, query.Type, over, "query");
            DimLookup.Position(name, key.Type, over, "key");
            int at = DimLookup.Position(name, key.Type, keys, "key");
            var scaled = query * (scale ?? 1 / Math.Sqrt(query.Sizes[along]));
            bool named = query.Dims.HasNames && key.Dims.HasNames;
            var scores = named ? scaled.Dot(key, over) : scaled.Matmul(MatrixTransposed(key));
            DimRef seen = named ? key.Dims.NameAt(at) : -1;
            if (mask is not null) scores = Masked(scores, mask);
            if (isCausal) scores = Masked(scores, Causal(name, query, key, along, at, named, scores));
            var weights = Softmax.Run(scores, seen, null);
            if (dropout > 0) weights = weights.Dropout(dropout, isTraining: true, generator);
            return new(named ? weights.Dot(value, seen) : weights.Matmul(value), weights);
        }

        static Tensor MatrixTransposed(Tensor key) => Rearrange.Permute(key, [.. Enumerable.Range(0, key.Rank - 2), key.Rank - 1, key.Rank - 2]);

        static Tensor Masked(Tensor scores, Tensor mask)
        {
            if (mask.Dims.HasNames) mask = mask.AlignAs(scores);
            return mask.DType == DType.Bool ? Where.Run(mask, scores, Tensor.Weak(double.NegativeInfinity)) : scores + mask;
        }

        static Tensor Causal(string name, Tensor query, Tensor key, int along, int at, bool named, Tensor scores)
        {
            if (!named) return ToDevice.Run(Torch.Causal(scores.Sizes[^2], scores.Sizes[^1]), scores.Device);
            // The queries' dim is the one that the keys do not have.
            var own = Enumerable.Range(0, query.Rank).Where(d => d != along && query.Dims.NameAt(d) is { } dim && key.Dims.IndexOf(dim) < 0).ToArray();
            if (own.Length != 1)
                throw new Conflict(DiagnosticId.NT1017, name, ("reason", $"'query' has {own.Length} dims that 'key' lacks; one of them orders the queries."), ("fix", "Pass the mask itself: Causal(Query[n], Key[m])."))
                    .With("query", query.Type).With("key", key.Type).ToException();
            return ToDevice.Run(Torch.Causal((query.Dims.NameAt(own[0])!, query.Sizes[own[0]]), (key.Dims.NameAt(at)!, key.Sizes[at])), query.Device);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                Input query = new(("Batch", 2), ("Heads", 2), ("Query", 3), ("HeadDim", 4)), key = new(("Batch", 2), ("Heads", 2), ("Key", 3), ("HeadDim", 4));
                yield return new("heads", x => F.ScaledDotProductAttention(x[0], x[1], x[2], "HeadDim", "Key"), query, key, key);
                yield return new("causal, other layouts", x => F.ScaledDotProductAttention(x[0], x[1], x[2], "HeadDim", "Key", isCausal: true),
                    new Input(("Query", 3), ("Batch", 2), ("HeadDim", 4)), new Input(("Batch", 2), ("HeadDim", 4), ("Key", 3)), new Input(("Key", 3), ("Batch", 2), ("HeadDim", 4)));
                yield return new("mask over keys", x => F.ScaledDotProductAttention(x[0], x[1], x[2], "HeadDim", "Key", mask: x[3]), query, key, key, new Input(("Batch", 2), ("Key", 3)));
                yield return new("unnamed", x => F.ScaledDotProductAttention(x[0], x[1], x[2], -1, -2), new Input(2, 3, 4), new Input(2, 5, 4), new Input(2, 5, 4)) { Positional = "dims by place" };
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.ScaledDotProductAttention"/>
        /// <param name="query">(..batch, queries, over).</param>
        /// <param name="key">(..batch, keys, over).</param>
        /// <param name="value">(..batch, keys, ..).</param>
        /// <param name="over">The dim in which query and key are compared.</param>
        /// <param name="keys">The dim of key and value that is attended to.</param>
        /// <param name="mask">bool: true where a query may see a key; floats: added to the scores; aligned by name. Or null.</param>
        /// <param name="isCausal">A query sees the keys up to its own place.</param>
        /// <param name="dropout">Probability with which a weight is dropped.</param>
        /// <param name="scale">Factor of the scores; null = 1/√d.</param>
        /// <param name="generator">Draws what is dropped; null: <see cref="Generator.Default"/>.</param>
        /// <exception cref="UnknownDimException">NT1003: query or key has no such dim.</exception>
        public static Tensor ScaledDotProductAttention(Tensor query, Tensor key, Tensor value, DimRef over, DimRef keys, Tensor? mask = null, bool isCausal = false,
            double dropout = 0, double? scale = null, Generator? generator = null) =>
            Ops.ScaledDotProductAttention.Output(Given.Of(query), Given.Of(key), Given.Of(value), over, keys, mask, isCausal, dropout, scale, generator);

        /// <summary>As ScaledDotProductAttention, with the weights.</summary>
        /// <inheritdoc cref="ScaledDotProductAttention" path="/param"/>
        public static AttentionResult ScaledDotProductAttentionWithWeights(Tensor query, Tensor key, Tensor value, DimRef over, DimRef keys, Tensor? mask = null, bool isCausal = false,
            double dropout = 0, double? scale = null, Generator? generator = null) =>
            Ops.ScaledDotProductAttention.Run(Given.Of(query), Given.Of(key), Given.Of(value), over, keys, mask, isCausal, dropout, scale, generator);
    }
}
