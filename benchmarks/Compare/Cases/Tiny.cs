using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Four elements: what dispatch, names and the tape cost.</summary>
static class Tiny
{
    internal static IEnumerable<Case> All()
    {
        yield return new("tiny add", 10, "a, b = t(0, 2, 2), t(1, 2, 2)\ndef run(): return a + b", static () =>
        {
            Tensor a = T(0, [Row[2], Column[2]]), b = T(1, [Row[2], Column[2]]);
            return () => Case.Of(a + b);
        })
        { IsTiny = true };
        yield return new("tiny add recorded", 10, "a, b = t(0, 2, 2).requires_grad_(), t(1, 2, 2)\ndef run(): return a + b", static () =>
        {
            Tensor a = T(0, [Row[2], Column[2]]).WithGrad(), b = T(1, [Row[2], Column[2]]);
            return () => Case.Of(a + b);
        })
        { IsTiny = true };
        yield return new("tiny fwd+bwd of 8 products", 10, "a, b = t(0, 2, 2).requires_grad_(), t(1, 2, 2)\ndef run():\n    y = a\n    for _ in range(8): y = y * b\n    return backward(y, a)", static () =>
        {
            Tensor a = T(0, [Row[2], Column[2]]).WithGrad(), b = T(1, [Row[2], Column[2]]);
            return () =>
            {
                var y = a;
                for (int i = 0; i < 8; i++) y *= b;
                return Gradients.Of(y, a);
            };
        })
        { IsTiny = true };
    }
}
