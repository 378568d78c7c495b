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
        yield return Product(16, 256, 256, 1);
        yield return Product(32, 768, 768, 1);
        yield return Product(8, 768, 3072, 1);
        yield return Product(128, 768, 3072, 1);
        yield return Product(64, 784, 512, 1);
        foreach (var (rows, inner, columns) in new[] { (1, 768, 3072), (8, 768, 3072), (32, 256, 1024) })
            yield return new($"linear {rows} {inner} {columns}", 1, $"x, w, b = t(0, {rows}, {inner}), t(1, {columns}, {inner}), t(2, {columns})\ndef run(): return F.linear(x, w, b)", () =>
            {
                Tensor x = T(0, [Row[rows], Inner[inner]]), w = T(1, [Column[columns], Inner[inner]]), b = T(2, [Column[columns]]);
                return () => Case.Of(x.Linear(w, b));
            });
        foreach (var (count, rows, inner, columns) in new[] { (16, 32, 32, 32), (64, 128, 64, 128) })
            yield return new($"batched {count} of {rows} {inner} {columns}", 1.2, $"a, b = t(0, {count}, {rows}, {inner}), t(1, {count}, {inner}, {columns})\ndef run(): return a @ b", () =>
            {
                Tensor a = T(0, [Batch[count], Row[rows], Inner[inner]]), b = T(1, [Batch[count], Inner[inner], Column[columns]]);
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
