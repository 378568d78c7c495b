using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;
using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>
/// Pointwise arithmetic and functions. Fresh results where the name does not say otherwise; "into" writes into a given tensor on both sides.
/// Floors are those that were set for exp, gelu, copies and a + b·c; what has none of its own is not to be slower.
/// </summary>
static class Elementwise
{
    // A small batch of activations, one that fills a core's second cache, one that fills a few cores'.
    static readonly (int Rows, int Columns)[] Sizes = [(32, 128), (128, 512), (768, 512)];

    internal static IEnumerable<Case> All()
    {
        foreach (int n in new[] { 10_000, 100_000, 1_000_000, 10_000_000 })
            yield return new($"a+b*c {n:0e0}", 1.1, $"a, b, c = t(0, {n}), t(1, {n}), t(2, {n})\ndef run(): return a + b * c", () =>
            {
                Tensor a = T(0, [Row[n]]), b = T(1, [Row[n]]), c = T(2, [Row[n]]), y = Empty(Row[n]);
                return () => Case.Of(a.Addcmul(b, c, into: y));
            });
        foreach (var (rows, columns) in Sizes)
        {
            yield return Binary("add", "a + b", static (a, b) => a + b, rows, columns);
            yield return Unary("relu", "x.relu()", static x => x.Relu(), rows, columns);
            yield return Unary("exp", "x.exp()", static x => x.Exp(), rows, columns, floor: 1.2);
            yield return Unary("gelu", "F.gelu(x)", static x => x.Gelu(), rows, columns, floor: 1.2);
        }
        yield return Into("add into 768 512", "torch.add(a, b, out=y)", static (a, b, y) => a.Add(b, into: y));
        yield return Into("multiply into 768 512", "torch.mul(a, b, out=y)", static (a, b, y) => a.Multiply(b, into: y));
        yield return Into("exp into 768 512", "torch.exp(a, out=y)", static (a, _, y) => a.Exp(into: y));
        yield return Into("sqrt into 768 512", "torch.sqrt(b, out=y)", static (_, b, y) => b.Sqrt(into: y));
        yield return new("add bias into 4096 768", Case.Least, "a, b = t(0, 4096, 768), t(1, 768)\ny = torch.empty_like(a)\ndef run(): return torch.add(a, b, out=y)", static () =>
        {
            Tensor a = T(0, [Row[4096], Column[768]]), b = T(1, [Column[768]]), y = EmptyLike(a);
            return () => Case.Of(a.Add(b, into: y));
        });
        yield return Binary("multiply", "a * b", static (a, b) => a * b);
        yield return new("add bias 4096 768", Case.Least, "a, b = t(0, 4096, 768), t(1, 768)\ndef run(): return a + b", static () =>
        {
            Tensor a = T(0, [Row[4096], Column[768]]), b = T(1, [Column[768]]);
            return () => Case.Of(a + b);
        });
        yield return new("mask fill 4 12 128 128", Case.Least, "x, m = t(0, 4, 12, 128, 128), t(1, 128, 128) > 0\ndef run(): return x.masked_fill(m, -1.0)", static () =>
        {
            Tensor x = T(0, [Batch[4], Head[12], Query[128], Key[128]]), m = T(1, [Query[128], Key[128]]) > 0;
            return () => Case.Of(x.MaskedFill(m, -1.0));
        });
        yield return Unary("tanh", "x.tanh()", static x => x.Tanh());
        yield return Unary("sigmoid", "x.sigmoid()", static x => x.Sigmoid());
        yield return Unary("gelu tanh", "F.gelu(x, approximate='tanh')", static x => x.Gelu(byTanh: true), floor: 1.2);
        yield return Unary("log", "x.log()", static x => x.Log(), low: 0.1);
        yield return Unary("sqrt", "x.sqrt()", static x => x.Sqrt(), low: 0.1);
        yield return Unary("pow 3", "x ** 3", static x => x.Pow(3));
        yield return new("gelu fwd+bwd", 1.2, "x = t(0, 768, 512).requires_grad_()\ndef run(): return backward(F.gelu(x), x)", static () =>
        {
            var x = T(0, [Row[768], Column[512]]).WithGrad();
            return () => Gradients.Of(x.Gelu(), x);
        });
        yield return new("transpose copy 2048", 1.2, "x = t(0, 2048, 2048)\ndef run(): return x.t().contiguous()", static () =>
        {
            var x = T(0, [Row[2048], Column[2048]]);
            return () => Case.Of(x.Transpose(0, 1).Contiguous());
        });
        yield return new("cat 4 of 512 512", Case.Least, "x = [t(i, 512, 512) for i in range(4)]\ndef run(): return torch.cat(x, 1)", static () =>
        {
            Tensor[] x = [.. Enumerable.Range(0, 4).Select(static i => T(i, [Row[512], Column[512]]))];
            return () => Case.Of(Cat(x, Column));
        });
    }

    static Case Unary(string name, string peer, Func<Tensor, Tensor> ours, int rows = 768, int columns = 512, double floor = Case.Least, double low = -0.5) =>
        new($"{name} {rows} {columns}", floor, $"x = t(0, {rows}, {columns}, low={low})\ndef run(): return {peer}", () =>
        {
            var x = T(0, [Row[rows], Column[columns]], low);
            return () => Case.Of(ours(x));
        });

    static Case Binary(string name, string peer, Func<Tensor, Tensor, Tensor> ours, int rows = 768, int columns = 512) =>
        new($"{name} {rows} {columns}", Case.Least, $"a, b = t(0, {rows}, {columns}), t(1, {rows}, {columns})\ndef run(): return {peer}", () =>
        {
            Tensor a = T(0, [Row[rows], Column[columns]]), b = T(1, [Row[rows], Column[columns]]);
            return () => Case.Of(ours(a, b));
        });

    static Case Into(string name, string peer, Func<Tensor, Tensor, Tensor, Tensor> ours) => new(name, Case.Least,
        $"a, b = t(0, 768, 512), t(1, 768, 512, low=0.0, high=1.0)\ny = torch.empty_like(a)\ndef run(): return {peer}", () =>
    {
        Tensor a = T(0, [Row[768], Column[512]]), b = T(1, [Row[768], Column[512]], 0, 1), y = EmptyLike(a);
        return () => Case.Of(ours(a, b, y));
    });
}
