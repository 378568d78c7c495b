using NamedTorch;
using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.Soak;

/// <summary>Trains without one Dispose and compares the resident size early and late.</summary>
static class FlatMemory
{
    const double Allowed = 0.10;
    // A step of the perceptron takes 0.1 ms: at step 1,000 the just-in-time compiler has hardly begun its last tier, which takes 6 MiB.
    const int Compiled = 10_000;

    internal static int Run(int steps) => Transformer(steps) && Perceptron(Math.Max(steps, 4 * Compiled)) ? 0 : 1;

    // Its forward pass holds most of what it allocates: collections go a generation deeper from the start.
    static bool Transformer(int steps)
    {
        var model = new Gpt(vocab: 65, context: 64, model: 64, heads: 4, layers: 2);
        var x = RandInt(0, 65, Batch[8], Query[64]);
        var y = RandInt(0, 65, Batch[8], Query[64]);
        return IsFlat("small transformer", model, () => F.CrossEntropy(model.Forward(x), y, over: Vocab), Math.Min(1000, steps / 2), steps);
    }

    // Tensors above and below the size at which a storage leaves the managed heap, few of them alive at a time: the shallow collections.
    static bool Perceptron(int steps)
    {
        var model = new Sequential(new Linear(Model[64], Hidden[128]), new Gelu(), new Linear(Hidden[128], Vocab[10]));
        var x = Randn(Batch[64], Model[64]);
        var y = RandInt(0, 10, Batch[64]);
        return IsFlat("perceptron", model, () => F.CrossEntropy(model.Forward(x), y, over: Vocab), Compiled, steps);
    }

    static bool IsFlat(string name, Module model, Func<Tensor> loss, int early, int steps)
    {
        var optimizer = new AdamW(model.Parameters());
        long before = 0;
        for (int step = 1; step <= steps; step++)
        {
            optimizer.ZeroGrad();
            loss().Backward();
            optimizer.Step();
            if (step == early) before = Environment.WorkingSet;
            if (step % (steps / 10) == 0) Console.WriteLine($"{name}, step {step}: {Environment.WorkingSet >> 20} MiB resident");
        }
        double growth = (double)Environment.WorkingSet / before - 1;
        Console.WriteLine($"{name}: {before >> 20} MiB after step {early}, {Environment.WorkingSet >> 20} MiB after step {steps}: {growth:+0.0%;-0.0%}");
        return growth <= Allowed;
    }
}
