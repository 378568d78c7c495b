using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>
/// Writes attention without its matrix of scores. Forward, a group keeps a tile of queries and walks over the keys with a running maximum, rescaling what it has
/// when that grows; backward, it makes the scores again from the statistics: one kernel walks over keys for the queries' gradients, one over queries for those
/// of keys and values, so that nothing is added by two groups. Dao et al.: FlashAttention, 2022.
/// </summary>
sealed class AttentionTemplate
{
    const ScalarType Float = ScalarType.Float32;

    readonly AttentionShape shape;
    readonly KernelBuilder k;
    readonly Layout batch;
    readonly List<MemoryArray> arrays = [];
    readonly Value queries, keys, scale;
    readonly AttentionGroup group;
    readonly Value first;
    readonly Dictionary<MemoryArray, AttentionRows> rows = [];

    /// <param name="name">The kernel's name.</param>
    /// <param name="shape">What it is written for.</param>
    /// <param name="batch">Walks the batch dims of all tensors.</param>
    /// <param name="names">The tensors: those that are written end with an exclamation mark, those of one number per row with a one, those whose rows are keys begin with k or v.</param>
    /// <param name="ownIsKeys">A group has keys of its own; else queries.</param>
    AttentionTemplate(string name, AttentionShape shape, Layout batch, string[] names, bool ownIsKeys)
    {
        (this.shape, this.batch, k) = (shape, batch, new(name, AttentionShape.Threads));
        foreach (string array in names) arrays.Add(array[^1] == '!' ? k.Output(array[..^1], DType.Float32) : k.Input(array, DType.Float32));
        if (shape.Mask is { } mask) arrays.Add(k.Input("mask", mask));
        var index = batch.Index;
        (queries, keys, scale) = (k.Number(index), k.Number(index), k.Number(Float));
        var tiles = k.Number(index);
        var steps = arrays.Select(_ => (k.Number(index), k.Number(index))).ToArray();
        var number = k.Convert(k.At(Position.GroupX), index);
        var starts = batch.Places(k, number / tiles);
        first = number % tiles * shape.Side;
        for (int t = 0; t < arrays.Count; t++)
            rows[arrays[t]] = new(k, arrays[t], starts[t], arrays[t].Name.StartsWith("key", StringComparison.Ordinal) || arrays[t].Name.StartsWith("value", StringComparison.Ordinal) ? keys : queries, steps[t].Item1, steps[t].Item2);
        group = new(k, shape);
        Own = first + k.Convert(group.Row, index);
        IsOwnKeys = ownIsKeys;
    }

    Value Own { get; }

    bool IsOwnKeys { get; }

    /// <summary>y and the statistics.</summary>
    internal static Kernel Forward(AttentionShape shape, Layout batch) => new AttentionTemplate("attention", shape, batch, ["y!", "logSums!", "query", "key", "value"], ownIsKeys: false).Forward();

    /// <summary>The queries' gradients.</summary>
    internal static Kernel Query(AttentionShape shape, Layout batch) => new AttentionTemplate("attention_query", shape, batch, ["gquery!", "query", "key", "value", "g", "logSums", "along"], ownIsKeys: false).Query();

    /// <summary>The keys' and values' gradients.</summary>
    internal static Kernel Key(AttentionShape shape, Layout batch) => new AttentionTemplate("attention_key", shape, batch, ["key_g!", "value_g!", "query", "key", "value", "g", "logSums", "along"], ownIsKeys: true).Key();

    Kernel Forward()
    {
        RowTile query = group.Tile("nearQuery", shape.Width), key = group.Tile("nearKey", shape.Width), value = group.Tile("nearValue", shape.ValueWidth);
        var scores = group.Scores("scores");
        group.Load(query, Rows("query"), first);
        Value largest = k.Variable(Number(double.NegativeInfinity)), sum = k.Variable(Number(0)), none = Number(double.NegativeInfinity);
        var part = group.Part(value);
        Walk(Whole(0), Last(keys), start =>
        {
            group.Load(key, Rows("key"), start);
            group.Load(value, Rows("value"), start);
            k.Barrier();
            Value[] mine = [.. Scores(group.Products(query, key), start).Select(s => k.Select(s.IsSeen, s.Score, none))];
            group.Put(scores, mine);
            k.Barrier();
            var next = k.Variable(largest);
            group.EachScore(scores, (score, _) => k.Set(next, k.Apply(BinaryOperator.Maximum, next, score)));
            k.Barrier();
            // Where nothing is seen yet, nothing is rescaled: −∞ − −∞ is no number.
            var isSeen = none < next;
            group.Put(scores, [.. mine.Select(s => k.Select(isSeen, Exp(s - next), Number(0)))]);
            k.Barrier();
            var kept = k.Select(isSeen, Exp(largest - next), Number(1));
            k.Set(sum, sum * kept);
            foreach (var e in part) k.Set(e, e * kept);
            group.Add(part, scores, value, score => k.Set(sum, sum + score));
            k.Set(largest, next);
        });
        group.Write(Rows("y"), Own, [.. part.Select(e => e / sum)], shape.ValueWidth);
        Rows("logSums").Store(Own, group.Lane, 1, largest + Log(sum));
        return k.Finish();
    }

    Kernel Query()
    {
        RowTile query = group.Tile("nearQuery", shape.Width), g = group.Tile("nearG", shape.ValueWidth), key = group.Tile("nearKey", shape.Width), value = group.Tile("nearValue", shape.ValueWidth);
        var slopes = group.Scores("slopes");
        group.Load(query, Rows("query"), first);
        group.Load(g, Rows("g"), first);
        Value logSum = Rows("logSums").Load(Own), along = Rows("along").Load(Own);
        var part = group.Part(query);
        Walk(Whole(0), Last(keys), start =>
        {
            group.Load(key, Rows("key"), start);
            group.Load(value, Rows("value"), start);
            k.Barrier();
            var weights = Weights(group.Products(query, key), start, _ => logSum);
            var toWeights = group.Products(g, value);
            group.Put(slopes, [.. weights.Select((w, j) => Slope(w, toWeights[j] - along))]);
            k.Barrier();
            group.Add(part, slopes, key);
        });
        group.Write(Rows("gquery"), Own, part, shape.Width);
        return k.Finish();
    }

    Kernel Key()
    {
        RowTile query = group.Tile("nearQuery", shape.Width), g = group.Tile("nearG", shape.ValueWidth), key = group.Tile("nearKey", shape.Width), value = group.Tile("nearValue", shape.ValueWidth);
        MemoryArray slopes = group.Scores("slopes"), shares = group.Scores("shares");
        group.Load(key, Rows("key"), first);
        group.Load(value, Rows("value"), first);
        Value[] partOfKey = group.Part(key), partOfValue = group.Part(value);
        // Earlier queries do not see these keys.
        Walk(shape.IsCausal ? first : Whole(0), queries, start =>
        {
            group.Load(query, Rows("query"), start);
            group.Load(g, Rows("g"), start);
            k.Barrier();
            Value[] asks = [.. group.Columns.Select(c => start + k.Convert(c, start.Type))];
            Value[] logSums = [.. asks.Select(Rows("logSums").Load)];
            var weights = Weights(group.Products(key, query), start, j => logSums[j]);
            var toWeights = group.Products(value, g);
            group.Put(shares, [.. weights.Select((w, j) => Share(w, logSums[j]))]);
            group.Put(slopes, [.. weights.Select((w, j) => Slope(w, toWeights[j] - Rows("along").Load(asks[j])))]);
            k.Barrier();
            group.Add(partOfKey, slopes, query);
            group.Add(partOfValue, shares, g);
        });
        group.Write(Rows("key_g"), Own, partOfKey, shape.Width);
        group.Write(Rows("value_g"), Own, partOfValue, shape.ValueWidth);
        return k.Finish();
    }

    // Tile by tile; a barrier before each, since the one before may still be read.
    void Walk(Value from, Value end, Action<Value> visit) => k.For(from, end, Whole(shape.Side), start =>
    {
        k.Barrier();
        visit(start);
    });

    // The keys after the last query of the group are not seen.
    Value Last(Value all) => shape.IsCausal ? k.Apply(BinaryOperator.Minimum, all, first + shape.Side) : all;

    (Value IsSeen, Value Weight)[] Weights(Value[] products, Value start, Func<int, Value> logSum) =>
        [.. Scores(products, start).Select((s, j) => (s.IsSeen, k.Select(s.IsSeen, Exp(s.Score - logSum(j)), Number(0))))];

    // Where a query sees nothing, Σ g · y is no number; what is hidden has no slope all the same.
    Value Slope((Value IsSeen, Value Weight) of, Value toWeight) => shape.Mask is null ? of.Weight * toWeight * scale : k.Select(of.IsSeen, of.Weight * toWeight * scale, Number(0));

    // The weights of a query that sees nothing are no numbers, as its result is none.
    Value Share((Value IsSeen, Value Weight) of, Value logSum) =>
        shape.Mask is null ? of.Weight : k.Select(of.IsSeen, of.Weight, k.Select(Number(double.NegativeInfinity) < logSum, Number(0), Number(double.NaN)));

    (Value IsSeen, Value Score)[] Scores(Value[] products, Value start) => [.. products.Select((p, j) =>
    {
        var other = start + k.Convert(group.Columns[j], start.Type);
        var (query, key) = IsOwnKeys ? (other, Own) : (Own, other);
        var isSeen = query < queries & key < keys;
        var score = p * scale;
        if (shape.Mask is { } mask)
        {
            var masked = Rows("mask").Load(query, key, isSeen);
            if (mask == DType.Bool) isSeen &= k.Convert(masked, ScalarType.Predicate);
            else score += masked;
        }
        return (shape.IsCausal ? isSeen & key <= query : isSeen, score);
    })];

    AttentionRows Rows(string name) => rows[arrays.Single(a => a.Name == name)];

    Value Exp(Value x) => new Emission(k, Float, x).Emit(Symbol.Exp(Symbol.Operand(0)).Expression);

    Value Log(Value x) => new Emission(k, Float, x).Emit(Symbol.Log(Symbol.Operand(0)).Expression);

    Value Number(double x) => k.Real(Float, x);

    Value Whole(long n) => k.Whole(batch.Index, n);
}
