using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Matrix products of every shape that has a path of its own.</summary>
static class Products
{
    internal static IEnumerable<Case> All()
    {
        foreach (int n in new[] { 64, 100, 128 }) yield return Square(n, 1.3);
        foreach (int n in new[] { 256, 384, 512, 768, 1024, 2048 }) yield return Square(n, 0.95);
        yield return Product(1, 1024, 1024, 2);
        yield return Product(8, 768, 3072, 1);
        yield return Product(128, 768, 3072, 1);
        yield return Product(64, 784, 512, 1);
        yield return new("linear 8 768 3072", 1, "x, w, b = t(0, 8, 768), t(1, 3072, 768), t(2, 3072)\ndef run(): return F.linear(x, w, b)", static () =>
        {
            Tensor x = T(0, [Row[8], Inner[768]]), w = T(1, [Column[3072], Inner[768]]), b = T(2, [Column[3072]]);
            return () => Case.Of(x.Linear(w, b));
        });
        yield return new("batched 64 of 128 64 128", 1.2, "a, b = t(0, 64, 128, 64), t(1, 64, 64, 128)\ndef run(): return a @ b", static () =>
        {
            Tensor a = T(0, [Batch[64], Row[128], Inner[64]]), b = T(1, [Batch[64], Inner[64], Column[128]]);
            return () => Case.Of(a.Matmul(b));
        });
        yield return new("product 512 transposed", 0.95, "a, b = t(0, 512, 512), t(1, 512, 512)\ndef run(): return a.t() @ b.t()", static () =>
        {
            Tensor a = T(0, [Inner[512], Row[512]]).Transpose(0, 1), b = T(1, [Column[512], Inner[512]]).Transpose(0, 1);
            return () => Case.Of(a.Matmul(b));
        });
        yield return new("product 512 float64", 0.95, "a, b = t(0, 512, 512).double(), t(1, 512, 512).double()\ndef run(): return a @ b", static () =>
        {
            Tensor a = T(0, [Row[512], Inner[512]]).To(DType.Float64), b = T(1, [Inner[512], Column[512]]).To(DType.Float64);
            return () => Case.Of(a.Matmul(b));
        });
        yield return new("product 512 fwd+bwd", 0.95, "a, b = t(0, 512, 512).requires_grad_(), t(1, 512, 512).requires_grad_()\ndef run(): return backward(a @ b, a, b)", static () =>
        {
            Tensor a = T(0, [Row[512], Inner[512]]).WithGrad(), b = T(1, [Inner[512], Column[512]]).WithGrad();
            return () => Gradients.Of(a.Matmul(b), a, b);
        });
    }

    static Case Square(int n, double floor) => Product(n, n, n, floor) with { Name = $"product {n}" };

    static Case Product(int m, int k, int n, double floor) =>
        new($"product {m} {k} {n}", floor, $"a, b = t(0, {m}, {k}), t(1, {k}, {n})\ndef run(): return a @ b", () =>
        {
            Tensor a = T(0, [Row[m], Inner[k]]), b = T(1, [Inner[k], Column[n]]);
            return () => Case.Of(a.Matmul(b));
        });
}
