using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>The tutorial's transformer for windows of one length, whose mask and places are on the device before the first step: nothing of a step comes from the host.</summary>
sealed class SmallGpt : Module
{
    readonly Embedding characters, places;
    readonly SmallBlock[] blocks;
    readonly LayerNorm last;
    [Buffer] readonly Tensor order;

    internal SmallGpt(int vocab, int context, int model, int heads, int layers)
    {
        (characters, places) = (new(Vocab[vocab], Model[model], deviation: 0.02f), new(Place[context], Model[model], deviation: 0.02f));
        blocks = [.. Enumerable.Range(0, layers).Select(_ => new SmallBlock(context, model, heads, spread: 0.02f / MathF.Sqrt(2 * layers)))];
        (last, order) = (new(over: Model[model], bias: false), Arange(Query[context]));
    }

    internal Tensor Forward(Tensor tokens)
    {
        var x = characters.Forward(tokens) + places.Forward(order);
        foreach (var block in blocks) x = block.Forward(x);
        return last.Forward(x).Dot(characters.Weight, Model);
    }
}

/// <summary>Attention to what came before, then a feed-forward part.</summary>
sealed class SmallBlock(int context, int model, int heads, float spread) : Module
{
    readonly LayerNorm before = new(over: Model[model], bias: false), between = new(over: Model[model], bias: false);
    readonly Linear query = Head(model, heads), key = Head(model, heads), value = Head(model, heads);
    readonly Linear join = new(In: [Heads[heads], HeadDim[model / heads]], Out: Model[model], bias: false, deviation: spread);
    readonly Sequential feed = new(
        new Linear(Model[model], Hidden[4 * model], bias: false, deviation: 0.02f), new Gelu(),
        new Linear(Hidden[4 * model], Model[model], bias: false, deviation: spread));
    [Buffer] readonly Tensor hidden = !Causal(Query[context], Key[context]);

    internal Tensor Forward(Tensor x)
    {
        var asked = before.Forward(x);
        var seen = asked.Rename(Query, Key);
        var scores = query.Forward(asked).Dot(key.Forward(seen), HeadDim) / MathF.Sqrt(model / heads);
        x += scores.MaskedFill(hidden.AlignAs(scores), float.NegativeInfinity).Softmax(Key).Dot(value.Forward(seen), Key).Pipe(join.Forward);
        return x + feed.Forward(between.Forward(x));
    }

    static Linear Head(int model, int heads) => new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]], bias: false, deviation: 0.02f);
}
