using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>A training step of the Shakespeare tutorial's model against peer/gpt.py's, from the same weights on the same text.</summary>
static class Transformer
{
    const int Layers = 4, Vocab = 65, Context = 64, Width = 128, Examples = 12;

    const string Peer = """
        import gpt
        m = gpt.Gpt(65)
        w = lambda seed, *shape: t(seed, *shape, low=-.05, high=.05)
        m.characters.weight.data.copy_(w(1, 65, 128))
        m.places.weight.data.copy_(w(2, 64, 128))
        for i, b in enumerate(m.blocks):
            b.qkv.weight.data.copy_(torch.cat([w(10 * i + 11 + k, 128, 128) for k in range(3)]))
            for k, p, shape in ((14, b.join, (128, 128)), (15, b.up, (512, 128)), (16, b.down, (128, 512))): p.weight.data.copy_(w(10 * i + k, *shape))
        x, y = integers(3, 65, 12, 64), integers(4, 65, 12, 64)
        o = torch.optim.AdamW(m.parameters(), lr=1e-3, betas=(.9, .99))
        def run():
            loss = F.cross_entropy(m(x).view(-1, 65), y.view(-1))
            o.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
            o.step()
            return loss.detach()
        """;

    internal static Case Step() => new("training step of a GPT 12 64 128, 4 layers", 1.25, Peer, static () =>
    {
        var model = new Shakespeare.Gpt(Vocab, Context, Width, heads: 4, Layers);
        model.Load(model.State().ToDictionary(static p => p.Key, static p => Seed(p.Key) is { } seed ? Like(p.Value, seed) : p.Value));
        Axis[] window = [Shakespeare.Dims.Batch[Examples], Shakespeare.Dims.Query[Context]];
        Tensor x = Integers(3, Vocab, window), y = Integers(4, Vocab, window);
        var optimizer = new AdamW(model.Parameters(), rate: 1e-3, betas: (0.9, 0.99));
        return () =>
        {
            var loss = F.CrossEntropy(model.Forward(x), y, over: Shakespeare.Dims.Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            return Case.Of(loss);
        };
    });

    static Tensor Like(Tensor weight, int seed) =>
        T(seed, [.. weight.Dims.Select((dim, d) => (Axis)(dim.Name!, weight.Size(d)))], -.05, .05);

    // The peer's weights by the names of ours; norms keep their ones.
    static int? Seed(string name) => name.Split('.') switch
    {
        ["characters", _] => 1,
        ["places", _] => 2,
        ["blocks", var block, "attention", var part, _] => 10 * int.Parse(block) + 11 + Array.IndexOf(["query", "key", "value", "join"], part),
        ["blocks", var block, "feed", _, var place, _] => 10 * int.Parse(block) + (place == "0" ? 15 : 16),
        _ => null,
    };
}
