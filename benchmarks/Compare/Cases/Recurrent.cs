using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Recurrent layers against the peer's modules of the same weights: 64 steps of 32 examples, 128 numbers in, 256 hidden.</summary>
static class Recurrent
{
    internal static IEnumerable<Case> All()
    {
        foreach (var (name, gates) in new[] { ("LSTM", 4), ("GRU", 3) })
        {
            string peer = $"m = torch.nn.{name}(128, 256)\nw = [t(1, {256 * gates}, 128, low=-.06, high=.06), t(2, {256 * gates}, 256, low=-.06, high=.06), t(3, {256 * gates}), t(4, {256 * gates})]\n" +
                "for p, v in zip(m.parameters(), w): p.data.copy_(v)\nx = t(0, 64, 32, 128).requires_grad_()\n";
            yield return new($"{name} 64 32 128 256", 1.5, peer + "def run():\n    with torch.no_grad(): return m(x)[0]", () =>
            {
                var (x, module, run) = Made(gates);
                return () =>
                {
                    using var none = Torch.NoGrad();
                    return [run(x)];
                };
            });
            yield return new($"{name} fwd+bwd 64 32 128 256", 1.5, peer + "g = t(5, 64, 32, 256)\ndef run(): return backward(m(x)[0] * g, x, *m.parameters())", () =>
            {
                var (x, module, run) = Made(gates);
                var g = T(5, [Time[64], Batch[32], Inner[256]]);
                x = x.WithGrad();
                return () => Gradients.Of(run(x) * g, [x, .. module.Parameters()]);
            })
            { Tolerance = 1e-3 };
        }
    }

    static (Tensor X, Module Module, Func<Tensor, Tensor> Run) Made(int gates)
    {
        Dim gate = "Gate";
        Lstm? lstm = gates == 4 ? new(Feature[128], Inner[256], over: Time) : null;
        Gru? gru = gates == 3 ? new(Feature[128], Inner[256], over: Time) : null;
        Module module = lstm is not null ? lstm : gru!;
        module.Load(new Dictionary<string, Tensor>
        {
            ["inputWeight"] = T(1, [gate[gates], Inner[256], Feature[128]], -.06, .06),
            ["hiddenWeight"] = T(2, [gate[gates], Inner[256], Inner.Star[256]], -.06, .06),
            ["inputBias"] = T(3, [gate[gates], Inner[256]]),
            ["hiddenBias"] = T(4, [gate[gates], Inner[256]]),
        });
        return (T(0, [Time[64], Batch[32], Feature[128]]), module, x => lstm is not null ? lstm.Forward(x).Output : gru!.Forward(x).Output);
    }
}
