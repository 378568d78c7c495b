using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;
using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Reductions, softmax, norms, losses and tables: what goes row by row.</summary>
static class Rows
{
    static readonly int[] Heights = [16, 128, 2048];

    internal static IEnumerable<Case> All()
    {
        foreach (int rows in Heights) yield return Over("sum rows", 1.2, "x.sum(1)", static x => x.Sum(Column), rows);
        yield return Over("sum columns", 1.2, "x.sum(0)", static x => x.Sum(Row));
        yield return Over("sum all", 1.2, "x.sum()", static x => x.Sum(), low: 0);
        yield return Over("max rows", Case.Least, "x.amax(1)", static x => x.Amax(Column));
        yield return Over("variance rows", Case.Least, "x.var(1)", static x => x.Var(Column));
        foreach (int rows in Heights) yield return Over("softmax", 1.2, "x.softmax(1)", static x => x.Softmax(Column), rows);
        yield return Over("log softmax", 1.2, "x.log_softmax(1)", static x => x.LogSoftmax(Column));
        yield return Over("cumsum", Case.Least, "x.cumsum(1)", static x => x.CumSum(Column));
        yield return new("softmax fwd+bwd 2048 512", 1.2, "x, w = t(0, 2048, 512).requires_grad_(), t(1, 2048, 512)\ndef run(): return backward(x.softmax(1) * w, x)", static () =>
        {
            Tensor x = T(0, [Row[2048], Column[512]]).WithGrad(), w = T(1, [Row[2048], Column[512]]);
            return () => Gradients.Of(x.Softmax(Column) * w, x);
        });
        foreach (int rows in Heights)
            yield return new($"layer norm {rows} 512", 1.2, $"x, w, b = t(0, {rows}, 512), t(1, 512), t(2, 512)\ndef run(): return F.layer_norm(x, [512], w, b)", () =>
            {
                Tensor x = T(0, [Row[rows], Column[512]]), w = T(1, [Column[512]]), b = T(2, [Column[512]]);
                return () => Case.Of(x.LayerNorm([Column], w, b));
            });
        yield return new("layer norm fwd+bwd 2048 512", 1.2,
            "x, w, b, g = t(0, 2048, 512).requires_grad_(), t(1, 512).requires_grad_(), t(2, 512).requires_grad_(), t(3, 2048, 512)\n" +
            "def run(): return backward(F.layer_norm(x, [512], w, b) * g, x, w, b)", static () =>
        {
            Tensor x = T(0, [Row[2048], Column[512]]).WithGrad(), w = T(1, [Column[512]]).WithGrad(), b = T(2, [Column[512]]).WithGrad(), g = T(3, [Row[2048], Column[512]]);
            return () => Gradients.Of(x.LayerNorm([Column], w, b) * g, x, w, b);
        });
        yield return new("cross entropy fwd+bwd 768 2048", 1.2, "x, y = t(0, 768, 2048).requires_grad_(), integers(1, 2048, 768)\ndef run(): return backward(F.cross_entropy(x, y), x)", static () =>
        {
            Tensor x = T(0, [Row[768], Vocab[2048]]).WithGrad(), y = Integers(1, 2048, [Row[768]]);
            return () => Gradients.Of(F.CrossEntropy(x, y, over: Vocab), x);
        });
        foreach (int count in new[] { 64, 4096 })
            yield return new($"embedding {count} of 32768 256", 1.2, $"w, i = t(0, 32768, 256), integers(1, 32768, {count})\ndef run(): return F.embedding(i, w)", () =>
            {
                Tensor w = T(0, [Vocab[32768], Feature[256]]), i = Integers(1, 32768, [Row[count]]);
                return () => Case.Of(Torch.Embedding(w, i, over: Vocab));
            });
        yield return new("embedding fwd+bwd 4096 of 2048 256", 1.2, "w, i = t(0, 2048, 256).requires_grad_(), integers(1, 2048, 4096)\ndef run(): return backward(F.embedding(i, w), w)", static () =>
        {
            Tensor w = T(0, [Vocab[2048], Feature[256]]).WithGrad(), i = Integers(1, 2048, [Row[4096]]);
            return () => Gradients.Of(Torch.Embedding(w, i, over: Vocab), w);
        });
    }

    static Case Over(string name, double floor, string peer, Func<Tensor, Tensor> ours, int rows = 2048, double low = -0.5) =>
        new($"{name} {rows} 512", floor, $"x = t(0, {rows}, 512, low={low})\ndef run(): return {peer}", () =>
        {
            var x = T(0, [Row[rows], Column[512]], low);
            return () => Case.Of(ours(x));
        });
}
