using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Convolution, pooling and batch norm.</summary>
static class Images
{
    internal static IEnumerable<Case> All()
    {
        yield return Convolution(32, 3, 16, 28, 1, backward: true);
        yield return Convolution(16, 64, 64, 28, 1, backward: false);
        yield return Convolution(16, 64, 64, 28, 1.0, backward: true);
        yield return Pool("max pool 32 32 28 28", 2, "F.max_pool2d(x, 2)", static x => x.MaxPool2d(2));
        yield return new("max pool fwd+bwd 32 32 28 28", 1.5, "x = t(0, 32, 32, 28, 28).requires_grad_()\ndef run(): return backward(F.max_pool2d(x, 2), x)", static () =>
        {
            var x = T(0, [Batch[32], Channel[32], Height[28], Width[28]]).WithGrad();
            return () => Gradients.Of(x.MaxPool2d(2), x);
        });
        yield return Pool("average pool 32 32 28 28", 1.2, "F.avg_pool2d(x, 2)", static x => x.AvgPool2d(2));
        yield return new("batch norm 32 32 28 28", 2,
            "x, w, b, m, v = t(0, 32, 32, 28, 28), t(1, 32), t(2, 32), torch.zeros(32), torch.ones(32)\ndef run(): return F.batch_norm(x, m, v, w, b, True)", static () =>
        {
            Tensor x = T(0, [Batch[32], Channel[32], Height[28], Width[28]]), w = T(1, [Channel[32]]), b = T(2, [Channel[32]]);
            Tensor m = Torch.Zeros(Channel[32]), v = Torch.Ones(Channel[32]);
            return () => Case.Of(x.BatchNorm(Channel, m, v, w, b, isTraining: true));
        });
        yield return new("batch norm fwd+bwd 32 32 28 28", 2,
            "x, w, b, m, v, g = t(0, 32, 32, 28, 28).requires_grad_(), t(1, 32).requires_grad_(), t(2, 32).requires_grad_(), torch.zeros(32), torch.ones(32), t(3, 32, 32, 28, 28)\n" +
            "def run(): return backward(F.batch_norm(x, m, v, w, b, True) * g, x, w, b)", static () =>
        {
            Tensor x = T(0, [Batch[32], Channel[32], Height[28], Width[28]]).WithGrad(), w = T(1, [Channel[32]]).WithGrad(), b = T(2, [Channel[32]]).WithGrad();
            Tensor m = Torch.Zeros(Channel[32]), v = Torch.Ones(Channel[32]), g = T(3, [Batch[32], Channel[32], Height[28], Width[28]]);
            return () => Gradients.Of(x.BatchNorm(Channel, m, v, w, b, isTraining: true) * g, x, w, b);
        });
    }

    static Case Pool(string name, double floor, string peer, Func<Tensor, Tensor> ours) => new(name, floor, $"x = t(0, 32, 32, 28, 28)\ndef run(): return {peer}", () =>
    {
        var x = T(0, [Batch[32], Channel[32], Height[28], Width[28]]);
        return () => Case.Of(ours(x));
    });

    static Case Convolution(int batch, int from, int to, int side, double floor, bool backward) => new(
        $"conv {from} to {to} 3x3{(backward ? " fwd+bwd" : "")}", floor,
        $"x, w = t(0, {batch}, {from}, {side}, {side}){(backward ? ".requires_grad_()" : "")}, t(1, {to}, {from}, 3, 3){(backward ? ".requires_grad_()" : "")}\n" +
        $"def run(): return {(backward ? "backward(F.conv2d(x, w, padding=1), x, w)" : "F.conv2d(x, w, padding=1)")}", () =>
        {
            Tensor x = T(0, [Batch[batch], Channel[from], Height[side], Width[side]]), w = T(1, [Filter[to], Channel[from], KernelHeight[3], KernelWidth[3]]);
            if (!backward) return () => Case.Of(x.Conv2d(w, padding: 1));
            (x, w) = (x.WithGrad(), w.WithGrad());
            return () => Gradients.Of(x.Conv2d(w, padding: 1), x, w);
        });
}
