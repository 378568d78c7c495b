using NamedTorch;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace Shakespeare;

/// <summary>Every position asks all before it. Works with or without a batch dim, in any layout.</summary>
public sealed class SelfAttention(int model, int heads, float spread) : Module
{
    readonly Linear query = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]], bias: false, deviation: 0.02f);
    readonly Linear key = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]], bias: false, deviation: 0.02f);
    readonly Linear value = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]], bias: false, deviation: 0.02f);
    readonly Linear join = new(In: [Heads[heads], HeadDim[model / heads]], Out: Model[model], bias: false, deviation: spread);

    [return: Dims("..", nameof(Query), nameof(Model))]
    public Tensor Forward([Dims("..", nameof(Query), nameof(Model))] Tensor x)
    {
        var seen = x.Rename(Query, Key);
        return F.ScaledDotProductAttention(query.Forward(x), key.Forward(seen), value.Forward(seen), over: HeadDim, keys: Key, isCausal: true)
                .Pipe(join.Forward);
    }
}

/// <summary>Attention, then a feed-forward part, each added to what came in.</summary>
public sealed class Block(int model, int heads, float spread) : Module
{
    readonly LayerNorm before = new(over: Model[model], bias: false), between = new(over: Model[model], bias: false);
    readonly SelfAttention attention = new(model, heads, spread);
    readonly Sequential feed = new(
        new Linear(Model[model], Hidden[4 * model], bias: false, deviation: 0.02f), new Gelu(),
        new Linear(Hidden[4 * model], Model[model], bias: false, deviation: spread));

    public Tensor Forward(Tensor x)
    {
        x += attention.Forward(before.Forward(x));
        return x + feed.Forward(between.Forward(x));
    }
}

/// <summary>A character-level transformer: from the characters of a window to what may follow each of them.</summary>
public sealed class Gpt(int vocab, int context, int model, int heads, int layers) : Module
{
    readonly Embedding characters = new(Vocab[vocab], Model[model], deviation: 0.02f), places = new(Place[context], Model[model], deviation: 0.02f);
    readonly Block[] blocks = [.. Enumerable.Range(0, layers).Select(_ => new Block(model, heads, spread: 0.02f / MathF.Sqrt(2 * layers)))];
    readonly LayerNorm last = new(over: Model[model], bias: false);

    [return: Dims("..", nameof(Query), nameof(Vocab))]
    public Tensor Forward([Dims("..", nameof(Query))] Tensor tokens)
    {
        var x = characters.Forward(tokens) + places.Forward(Arange(Query[tokens.Size(Query)]));
        foreach (var block in blocks) x = block.Forward(x);
        return last.Forward(x).Dot(characters.Weight, Model);        // the output shares the table of the input
    }
}
