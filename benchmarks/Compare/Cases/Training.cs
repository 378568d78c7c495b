using static NamedTorch.Benchmarks.Compare.Cases.Dims;
using static NamedTorch.Benchmarks.Compare.Data;

namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>Attention, an optimizer's step and a whole step of small networks. The whole run of a GPT stands in its own command, `gpt`.</summary>
static class Training
{
    internal static IEnumerable<Case> All()
    {
        const string Attention = "q, k, v = (t(i, 4, 8, 128, 64){0} for i in range(3))\n" +
            "def attend(): return (q @ k.transpose(-2, -1) / 8).softmax(-1) @ v\ndef run(): return {1}";
        yield return new("attention 4 8 128 64", 1.1, string.Format(Attention, "", "attend()"), static () =>
        {
            var (q, k, v) = Inputs();
            return () => Case.Of(F.ScaledDotProductAttention(q, k, v, over: Feature, keys: Key));
        });
        yield return new("attention fwd+bwd 4 8 128 64", 1.1, string.Format(Attention, ".requires_grad_()", "backward(attend(), q, k, v)"), static () =>
        {
            var (q, k, v) = Inputs();
            (q, k, v) = (q.WithGrad(), k.WithGrad(), v.WithGrad());
            return () => Gradients.Of(F.ScaledDotProductAttention(q, k, v, over: Feature, keys: Key), q, k, v);
        })
        { Tolerance = 1e-3 };
        yield return new("Adam 1M parameters", 2,
            "p = [t(i, 512, 512).requires_grad_() for i in range(4)]\nfor i, x in enumerate(p): x.grad = t(9 + i, 512, 512)\no = torch.optim.Adam(p, lr=1e-4)\n" +
            "def run():\n    o.step()\n    return torch.zeros(1)", static () =>
        {
            Tensor[] p = [.. Enumerable.Range(0, 4).Select(static i => T(i, [Row[512], Column[512]]).WithGrad())];
            for (int i = 0; i < 4; i++) p[i].Grad = T(9 + i, [Row[512], Column[512]]);
            var adam = new Adam(p, rate: 1e-4);
            var none = Torch.Zeros(1);
            return () =>
            {
                adam.Step();
                return [none];
            };
        });
        yield return new("training step of an MLP 64 784 512 10", 1.6,
            "x, y = t(0, 64, 784), integers(1, 10, 64)\nw1, b1, w2, b2 = (p.requires_grad_() for p in (t(2, 512, 784, low=-.05, high=.05), t(3, 512), t(4, 10, 512, low=-.05, high=.05), t(5, 10)))\n" +
            "o = torch.optim.SGD([w1, b1, w2, b2], lr=0.0)\n" +
            "def run():\n    o.zero_grad()\n    loss = F.cross_entropy(F.linear(F.relu(F.linear(x, w1, b1)), w2, b2), y)\n    loss.backward()\n    o.step()\n    return loss.detach()", static () =>
        {
            Tensor x = T(0, [Batch[64], Feature[784]]), y = Integers(1, 10, [Batch[64]]);
            Tensor w1 = T(2, [Inner[512], Feature[784]], -.05, .05).WithGrad(), b1 = T(3, [Inner[512]]).WithGrad();
            Tensor w2 = T(4, [Vocab[10], Inner[512]], -.05, .05).WithGrad(), b2 = T(5, [Vocab[10]]).WithGrad();
            var descent = new Sgd([w1, b1, w2, b2], rate: 0);
            return () =>
            {
                descent.ZeroGrad();
                var loss = F.CrossEntropy(x.Linear(w1, b1).Relu().Linear(w2, b2), y, over: Vocab);
                loss.Backward();
                descent.Step();
                return [loss];
            };
        });
        yield return Images();
        yield return Transformer.Step();
    }

    static Case Images()
    {
        const string Peer = "x, y = t(0, 64, 1, 28, 28), integers(1, 10, 64)\n" +
            "p = [q.requires_grad_() for q in (t(2, 16, 1, 3, 3), t(3, 16), t(4, 32, 16, 3, 3, low=-.1, high=.1), t(5, 32), t(6, 10, 1568, low=-.05, high=.05), t(7, 10))]\n" +
            "o = torch.optim.SGD(p, lr=0.0)\n" +
            "def run():\n    o.zero_grad()\n    h = F.max_pool2d(F.relu(F.conv2d(x, p[0], p[1], padding=1)), 2)\n    h = F.max_pool2d(F.relu(F.conv2d(h, p[2], p[3], padding=1)), 2)\n" +
            "    loss = F.cross_entropy(F.linear(h.flatten(1), p[4], p[5]), y)\n    loss.backward()\n    o.step()\n    return loss.detach()";
        return new("training step of a CNN 64 28 28 16 32", 1, Peer, static () =>
        {
            Tensor x = T(0, [Batch[64], Channel[1], Height[28], Width[28]]), y = Integers(1, 10, [Batch[64]]);
            Tensor w1 = T(2, [Filter[16], Channel[1], KernelHeight[3], KernelWidth[3]]).WithGrad(), b1 = T(3, [Filter[16]]).WithGrad();
            Tensor w2 = T(4, [Inner[32], Filter[16], KernelHeight[3], KernelWidth[3]], -.1, .1).WithGrad(), b2 = T(5, [Inner[32]]).WithGrad();
            Tensor w3 = T(6, [Vocab[10], Feature[1568]], -.05, .05).WithGrad(), b3 = T(7, [Vocab[10]]).WithGrad();
            var descent = new Sgd([w1, b1, w2, b2, w3, b3], rate: 0);
            return () =>
            {
                descent.ZeroGrad();
                var small = x.Conv2d(w1, b1, padding: 1).Relu().MaxPool2d(2).Conv2d(w2, b2, padding: 1).Relu().MaxPool2d(2);
                var loss = F.CrossEntropy(small.Flatten([Inner, Height, Width], into: Feature).Linear(w3, b3), y, over: Vocab);
                loss.Backward();
                descent.Step();
                return [loss];
            };
        });
    }

    static (Tensor, Tensor, Tensor) Inputs() =>
        (T(0, [Batch[4], Head[8], Query[128], Feature[64]]), T(1, [Batch[4], Head[8], Key[128], Feature[64]]), T(2, [Batch[4], Head[8], Key[128], Feature[64]]));
}
