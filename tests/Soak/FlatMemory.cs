using NamedTorch;
using static NamedTorch.Torch;

namespace NamedTorch.Soak;

/// <summary>Trains a small model without one Dispose and compares the resident size early and late.</summary>
static class FlatMemory
{
    const double Allowed = 0.10;
    static readonly Dim Batch = new(), In = new(), Hidden = new(), Class = new();

    internal static int Run(int steps)
    {
        int early = Math.Min(1000, steps / 2);
        // Tensors above and below the size at which a storage leaves the managed heap.
        var model = new Sequential(new Linear(In[64], Hidden[128]), new Gelu(), new Linear(Hidden[128], Class[10]));
        var optimizer = new AdamW(model.Parameters());
        var x = Randn(Batch[64], In[64]);
        var y = RandInt(0, 10, Batch[64]);
        long before = 0;
        for (int step = 1; step <= steps; step++)
        {
            optimizer.ZeroGrad();
            F.CrossEntropy(model.Forward(x), y, over: Class).Backward();
            optimizer.Step();
            if (step == early) before = Environment.WorkingSet;
            if (step % (steps / 10) == 0) Console.WriteLine($"step {step}: {Environment.WorkingSet >> 20} MiB resident");
        }
        double growth = (double)Environment.WorkingSet / before - 1;
        Console.WriteLine($"{before >> 20} MiB after step {early}, {Environment.WorkingSet >> 20} MiB after step {steps}: {growth:+0.0%;-0.0%}");
        return growth <= Allowed ? 0 : 1;
    }
}
